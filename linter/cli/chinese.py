"""What is said on standard error, in Chinese: found by the English text, as reasons are in the outputs."""

from __future__ import annotations

import re

import click

from linter.cli import WORDS

# The first pattern that fits the whole of the text is taken; its groups go into the Chinese.
_SAYINGS: tuple[tuple[str, str], ...] = (
    # the command line, as click words it
    (r"Missing argument 'PATH\.\.\.'\.", "没有写要检查哪个文件，例如：reportlint check 年报.docx"),
    (r"Missing argument '(.+?)'\.", "还要写上 {0}"),
    (r"Missing option (.+?)\.", "还要写上选项 {0}"),
    (r"No such option '(.+?)'\. Did you mean (.+)\?", "没有选项“{0}”，是不是 {1}？"),
    (r"No such option '(.+?)'\. \(Did you mean one of: (.+)\?\)", "没有选项“{0}”，是不是 {1}？"),
    (r"No such option '(.+?)'\.?.*", "没有选项“{0}”"),
    (r"Option '(.+?)' requires .+", "选项“{0}”后面要写一个值"),
    (r"Option '(.+?)' does not take a value\.", "选项“{0}”后面不写值"),
    (r"No such command '(.+?)'\. Did you mean (.+)\?", "没有命令“{0}”，是不是 {1}？"),
    (r"No such command '(.+?)'\.", "没有命令“{0}”；检查报告是：reportlint check 年报.docx"),
    (r"Got unexpected extra arguments? \((.+)\)", "多写了：{0}；文件名里有空格的，要加引号"),
    (r"Invalid value for '(.+?)'.*?: (.+) is not in the range (\d+)<=x<=(\d+)\.", "{0} 应为{2}到{3}之间的数，不能是 {1}"),
    (r"Invalid value for '(.+?)'.*?: '(.+)' is not a valid integer.*", "{0} 应写数字，不能是“{1}”"),
    (r"Invalid value for '(.+?)'.*?: '(.+)' is not one of (.+)\.", "{0} 不能是“{1}”，可以写 {2}"),
    (
        r"Invalid value for '--output'.*?: cannot tell the format of '(.+)'; .+",
        "看不出“{0}”要存成什么格式；文件名用 .html、.docx（批注）、.xlsx、.md、.json 结尾，或写成 格式:文件名",
    ),
    (r"Invalid value for '--output'.*?: '(.+)' names no file; .+", "--output “{0}”没有写文件名"),
    (r"Invalid value for '(.+?)'.*?: (?:File|Path|Directory) '(.+)' does not exist\.", "{0}：没有“{1}”这个文件"),
    # the cache
    (r"the cache folder (.+) is not used: it belongs to another user", "没有用缓存文件夹“{0}”：它属于另一用户"),
    (r"the cache folder (.+) is not used: other users may write to it", "没有用缓存文件夹“{0}”：其他用户可以写入"),
    # words that mean nothing
    (r"the pack '.+' has no rule '(.+)'; did you mean '(.+)'\?", "没有规则“{0}”，是不是“{1}”？"),
    (r"the pack '.+' has no rule '(.+)'", "没有规则“{0}”；全部规则用 reportlint rules 列出"),
    (r"the pack '.+' has no kind of body '(.+)'; it has (.+)", "没有“{0}”这类机关；可以写 {1}"),
    (r"--fail-on (.+): write .+", "--fail-on 不能是“{0}”；写 error（错误）、warning（提醒）、info（提示）或 never（从不），后面加 ,undecided 就连未判定也算"),
    (r"--config (.+): there is no such file", "没有“{0}”这个文件（--config 写的是设置文件）"),
    (r"--previous (.+): there is no such file", "没有“{0}”这个文件（--previous 写的是去年的报告）"),
    (r"--same-as (.+): there is no such file", "没有“{0}”这个文件（--same-as 写的是同一报告的另一份）"),
    (r"--jobs (.+): write .+", "--jobs 不能是“{0}”；写数字，或 auto"),
    (r"(.+) is no day; write YYYY-MM-DD", "“{0}”不是日期，要写成 2024-01-31 这样"),
    (r"(.+) is over; write a day from (.+) on", "豁免期限 {0} 已经过了，要写 {1} 或以后的日期"),
    (r"name the report that has the finding, .+", "还要写上这条问题在哪份报告里，或 check 的 JSON 结果，例如：reportlint waive 指纹 年报.docx …"),
    (r"(.+) stands in reports of several bodies or years \((.+)\): .+", "几个机关或年份的报告都有“{0}”（{1}），请写明是哪一份"),
    (r"no finding has the fingerprint '(.+)' in the (\d+) reports that were looked at; did you mean (.+)\?", "所看的{1}份报告里没有指纹为“{0}”的问题；是不是 {2}？指纹要写全"),
    (r"no finding has the fingerprint '(.+)' in the (\d+) reports that were looked at", "所看的{1}份报告里没有指纹为“{0}”的问题"),
    (r"(.+): findings of (.+) may not be waived", "{0}：规则 {1} 的问题不许豁免"),
    (r"(.+): this finding is waived already, until (.+)", "{0}：这条问题已经豁免，至 {1}"),
    (r"--previous goes with one report, not (\d+)", "--previous 只能用于一份报告，现在是{0}份；几年的报告放在一起检查，会自动对照"),
    (r"--stdin-filename goes with -, which is standard input", "--stdin-filename 要与 -（标准输入）一起用"),
    (r"--files-from (.+): cannot be read \((.+)\)", "--files-from 写的“{0}”读不了（{1}）"),
    (r"--watch needs files, not standard input", "--watch 要盯着文件，不能是标准输入"),
    (r"watching; Ctrl-C ends", "文件一改就重查；按 Ctrl-C 结束"),
    (r"nothing to check: (.+) is left out", "没有可检查的文件：“{0}”已被排除"),
    (r"--same-as goes with one report, not (\d+)", "--same-as 只能用于一份报告，现在是{0}份"),
    # what lies beside the reports
    (r"(.+): this link leads out of its folder", "{0}：这个链接指向文件夹之外，不予采用"),
    (r"(.+): '(.+)' leads out of the configuration's folder; .+", "{0}：“{1}”在设置文件所在的文件夹之外，不予采用；要用请写在命令行上"),
    (r"a glob of (\d+) characters: (\d+) are the most", "文件名模式长 {0} 个字符，最多 {1} 个"),
    # files
    (r"(?:--output )?(.+): cannot be written \((?:No space left on device|File too large|Disk quota exceeded)\)", "写不下“{0}”：磁盘已满或超出限额；先前的文件没有改动"),
    (r"standard output: cannot be written \((.+)\)", "写不了标准输出（{0}）"),
    (r"--output (.+): could not be replaced; the new one is (.+)", "“{0}”替换不了（可能正在别的程序里打开）；新的一份存为“{1}”"),
    (r"--output (.+): left as it was; what was found is in (.+)", "“{0}”没有改动；中断之前查到的存为“{1}”"),
    (r"(.+): could not be replaced; the new one is (.+)", "“{0}”替换不了（可能正在别的程序里打开）；新的一份存为“{1}”"),
    (r"--output (.+): this is the file of (--.+?); .+", "“{0}”是 {1} 的文件，会把它覆盖；请换一个文件名"),
    (r"--output (.+): there is a document that is no output .+", "“{0}”已有文件，不是本工具的输出，或输出后又有人改过，会把它覆盖；请换一个文件名，确要覆盖请加 --force（0.1.0 版的输出没有标记）"),
    (r"nothing to check: (.+) is an output of this program", "没有可检查的文件：“{0}”是本工具的输出"),
    (r"--output (.+): cannot be written \((.+)\)", "写不了“{0}”：文件夹不存在、没有权限，或文件正在别的程序里打开"),
    (r"--output (.+): this is a report to be checked; .+", "“{0}”就是要检查的报告，会把它覆盖；请换一个文件名"),
    (r"--output (.+): named twice", "“{0}”写了两次"),
    (r"--output .+: comments go into one report, and these are (\d+)", "批注只能写进一份报告的副本，现在是{0}份报告；请一份一份检查"),
    (r"(.+): the document bears a digital signature, which .+", "“{0}”带有数字签名；加了批注的副本与原件不同，签名在副本里无效"),
    (r"(.+): the document bears a digital signature; of .+", "“{0}”带有数字签名；打开加了批注的副本时，阅读软件会提示签名之后有改动"),
    (r"comments go into a copy of one report, .+", "批注只能写进一份报告的副本；请一份一份检查"),
    (r"notes can be written into PDF documents only, and (.+) is none .+", "这样的批注只能写进 PDF 文件，“{0}”不是；Word 稿请用 --output 批注.docx，其他可用 --output 结果.html"),
    (r"(.+): no notes can be written into this PDF: it is encrypted", "“{0}”设了权限密码，不能加批注；请用没有密码的文件，或改用 --output 结果.html"),
    (r"(.+): no notes can be written into this PDF: .+", "“{0}”的内部结构不规范，批注写不进去；请重新导出，或改用 --output 结果.html"),
    (r"(.+): the pages of a PDF are copied as they are; .+", "“{0}”：PDF 的页面原样保留，遮不住其中的个人信息；请去掉 --redact，或改用 --output 结果.html"),
    (r"(.+): changed since it was checked; check it again", "“{0}”检查之后有改动；请再检查一次"),
    (r"(.+): cannot be read again for its copy with notes", "再次读取“{0}”失败，写不了批注；从标准输入来的 PDF 请先存成文件"),
    (r"notes in a PDF need pypdf; .+", "给 PDF 加批注要先装：pip install \"reportlint[pdf]\""),
    (r"comments can be written into Word documents only, and (.+) is none .+", "Word 批注只能写进 Word 稿（.docx），“{0}”不是；PDF 请用 --output 批注.pdf，其他可用 --output 结果.html"),
    (r"(.+): there is no such file; .+", "没有“{0}”这个文件；先用 reportlint baseline 做一份"),
    (r"(.+): no baseline \(.+\)", "“{0}”不是基线文件；用 reportlint baseline 做一份"),
    (r"(.+): not the JSON output of `check`", "“{0}”不是检查结果；先用 reportlint check --output 结果.json 做一份"),
    (r"(.+): cannot be read \(.+\)", "读不了“{0}”：没有这个文件，或没有权限"),
    (r"(.+): neither a report nor the JSON output of `check`", "“{0}”既不是报告，也不是检查结果（JSON）"),
    (r"the format 'template' needs --template FILE", "输出 template 格式，要用 --template 写明模板文件"),
    (r"workbooks need openpyxl; .+", "生成 XLSX 要先装：pip install \"reportlint[xlsx]\""),
    # what people write: configuration, waivers, rule packs
    (r"(.+): no rule pack: it holds no pack\.yaml", "“{0}”不是规则文件夹：里面没有 pack.yaml"),
    (r"(.+): a tab; indent with spaces", "{0}：行首用了制表符（Tab），请改成空格"),
    (r"(.+): '(.+)' is no level; .+", "{0}：不能是“{1}”；写 error（错误）、warning（提醒）、info（提示）或 never（从不）"),
    (r"(.+): YAML reads (.+) as a .+; quote it: .+", "{0}：“{1}”要加引号，写成 \"{1}\""),
    (r"(.+): (.+) is no day; write YYYY-MM-DD in quotes", "{0}：“{1}”不是日期，要写成 \"2024-01-31\" 这样，带引号"),
    (r"(.+): the (?:key|option) '.+?' is missing; for '(.+)' write '(.+)'", "{0}：没有“{1}”这一项，是不是 {2}？"),
    (r"(.+): the (?:key|option) '(.+?)' is missing.*", "{0}：缺少 {1} 一项"),
    (r"(.+): unknown name '(.+?)'; did you mean '(.+)'\?", "{0}：没有名为“{1}”的词表或列表，是不是 {2}？"),
    (r"(.+): unknown name '(.+?)'", "{0}：没有名为“{1}”的词表或列表"),
    (r"(.+): the program asks for no list '(.+?)'; .+; did you mean '(.+)'\?", "{0}：程序不用名为“{1}”的词表，是不是 {2}？只供规则引用的词表写在 lists: 下面"),
    (r"(.+): the program asks for no list '(.+?)'; .+", "{0}：程序不用名为“{1}”的词表；只供规则引用的词表写在 lists: 下面"),
    (r"(.+): unknown (?:key|option|list) '(.+?)'; did you mean '(.+)'\?", "{0}：没有“{1}”这一项，是不是 {2}？"),
    (r"(.+): unknown (?:key|option) '(.+?)'.*", "{0}：没有“{1}”这一项"),
    (r"(.+): unknown kind '(.+)'; did you mean '(.+)'\?", "{0}：没有“{1}”这类规则，是不是 {2}？"),
    (r"(.+): unknown placeholder '(.+)'; did you mean '(.+)'\?", "{0}：不能用 {1}，是不是 {2}？"),
    (r"(.+): the key '(.+)' is given twice", "{0}：“{1}”写了两次"),
    (r"(.+): '(.)' is full width; YAML needs '(.+)'", "{0}：这里的 {1} 是全角，要改成半角的 {2}"),
    (r"(.+): cannot be read: .+No such file.+", "没有“{0}”这个文件"),
    (r"(.+): cannot be read: .+codec can't decode.+", "“{0}”不是 UTF-8 编码；请另存为 UTF-8"),
    (r"(.+): cannot be read: .+", "读不了“{0}”"),
    (r"(.+): (?:could not find|did not find|found|mapping values|while|block) .+", "{0}：这里的写法 YAML 读不懂；看看缩进、冒号后的空格、引号和括号是否成对（也可能错在上一行）"),
    (r"(.+): '(.+)' is no severity.*", "{0}：轻重不能是“{1}”；写 error（错误）、warning（提醒）或 info（提示）"),
    (r"(.+): '(.+)' is neither a severity nor 'undecided'", "{0}：不能是“{1}”；写 error、warning、info 或 undecided"),
    (r"(.+): '(.+)' is not true or false", "{0}：不能是“{1}”；写 true（是）或 false（否）"),
    (r"(.+): '(.+)' must be a list, not '(.*)'", "{0}：{1} 要写成列表：[{2}]"),
    (r"(.+): '(message|advice|title)' must be a mapping, not '(.*)'", "{0}：{1} 要写明语言：{{zh: {2}}}"),
    (r"(.+): the file must be a mapping, not None", "{0}：文件是空的；写上内容，或把它删去"),
    (r"(.+): the file must be a mapping, not .+", "{0}：文件要写成“名称: 值”的样子"),
    (r"(.+): the relation cannot be read at '(.+?)': (.+)", "{0}：关系式里的“{1}”读不懂：{2}"),
    (r"(.+): the relation cannot be read: (.+)", "{0}：关系式没有写完：{1}"),
    (r"(.+): '?(.+?)'? must be a mapping, not .+", "{0}：{1} 要写成“名称: 值”的样子"),
    (r"(.+): (.+) is not text; quote it", "{0}：{1} 要加引号，写成 \"{1}\""),
    (r"(.+): the example does not hold the words it points at: '(.+)'", "{0}：at 写的“{1}”，例子里没有"),
    (r"(.+): RE2 cannot read the pattern: (.+)", "{0}：patterns 里的写法（正则表达式，RE2）读不懂：{1}"),
    (r"(.+): '(.+)' never occurs in the folded text; write '(.+)'", "{0}：查找之前，全角已换成半角、繁体已换成简体，所以找不到“{1}”；请写“{2}”"),
    (r"(.+): the pattern cannot be read in column (\d+): '(.+)' cannot stand here: (.+)", "{0}：句式第{1}个字符读不懂，这里不能写“{2}”：{3}"),
    (r"(.+): the pattern cannot be read in column (\d+): something is missing at the end: (.+)", "{0}：句式没有写完（第{1}个字符处）：{2}"),
    (r"(.+): there is no fragment '(.+)'; did you mean '(.+)'\?", "{0}：没有“{1}”这个片段，是不是“{2}”？"),
    (r"(.+): there is no fragment '(.+)'", "{0}：没有“{1}”这个片段；片段写在 lexicon.yaml 的 fragments 下"),
    (r"(.+): the pattern cannot be read in column (\d+): there is no kind, unit, list or fragment '(.*?)'; did you mean '(.+)'\?: (.+)", "{0}：句式第{1}个字符：没有“{2}”这个单位、词表或片段，是不是“{3}”？{4}"),
    (r"(.+): the pattern cannot be read in column (\d+): there is no kind, unit, list or fragment '(.*?)': (.+)", "{0}：句式第{1}个字符：没有“{2}”这个单位、词表或片段：{3}"),
    (r"(.+): the pattern cannot be read in column (\d+): no figure here is called '(.+?)'; did you mean '(.+)'\?: (.+)", "{0}：句式第{1}个字符：数字不能叫“{2}”，是不是“{3}”？{4}"),
    (r"(.+): the pattern cannot be read in column (\d+): no figure here is called '(.+?)'; (.+)", "{0}：句式第{1}个字符：数字不能叫“{2}”；{3}"),
    (r"(.+): the pattern cannot be read in column (\d+): (.+)", "{0}：句式第{1}个字符处读不懂：{2}"),
    (r"(.+): the (change|completion|balance) asks for (\{.+?\}): (.+)", "{0}：{1} 这种句式要有 {2}：{3}"),
    (r"(.+): the id (.+) is taken \((.+)\)", "{0}：编号 {1} 已经有了（{2}），换一个"),
    (r"(.+): 'when' names the unknown '(.+)'; did you mean '(.+)'\?", "{0}：when 里没有“{1}”，是不是“{2}”？"),
    (r"(.+): 'when' names the unknown '(.+)'", "{0}：when 里没有“{1}”"),
    (r"(.+): kind '(.+)' has no doubt '(.+)'; did you mean '(.+)'\?", "{0}：{1} 没有“{2}”这种存疑理由，是不是“{3}”？"),
    (r"(.+): kind '(.+)' has no doubt '(.+)'", "{0}：{1} 没有“{2}”这种存疑理由"),
    (r"(.+): a file of rules holds one key, 'rules', a list", "{0}：规则文件的第一行是 rules:，下面一条一条列规则"),
    (r"(.+): the message needs a text under '(.+)', the pack's language", "{0}：message 要有 {1} 的文字（规则包用的语言）"),
    (r"(.+): a rule needs a good and a bad example", "{0}：每条规则要有对的例子（good）和错的例子（bad）"),
    (r"(.+): there is no pack '(.+)', .+", "{0}：没有规则包“{1}”；现有的规则包叫 disclosure"),
    (r"(.+): the pack '.+' has no rule '(.+)'; did you mean '(.+)'\?", "{0}：没有规则“{1}”，是不是“{2}”？"),
    (r"(.+): the pack '.+' has no rule '(.+)'", "{0}：没有规则“{1}”"),
    (r"(.+): an override needs a reason", "{0}：改动现有规则要写理由（reason）"),
    (r"(.+): unknown placeholder '(.+)'", "{0}：不能用 {1}"),
    (r"(.+): unknown kind '(.+)'", "{0}：没有“{1}”这类规则"),
    (r"(.+): the file must be a list of waivers", "{0}：每条豁免前面要有“- ”"),
    (r"(.+) is there already; --prune makes it smaller, .+", "已经有“{0}”了；--prune 去掉其中已改好的，不能再往里加"),
    (r"(.+): cannot be written \((.+)\)", "写不了“{0}”：文件夹不存在、没有权限，或文件正在别的程序里打开"),
    (r"(.+): '(reason|by)' is empty", "{0}：{1} 是空的"),
    (r"(.+): a waiver names either a fingerprint or a rule", "{0}：豁免要写 fingerprint（问题编号）或 rule（规则号），只写一个"),
    (r"(.+): a waiver of a rule says for which reports: .+", "{0}：按规则豁免，要写明哪些报告：path，或 issuer 和 year"),
    # audits
    (r"audits need DuckDB; .+", "审计要先装：pip install \"reportlint[audit]\""),
    (r"name the reports: .+", "没有写要检查哪些报告：文件、文件夹、压缩包，或 --files-from 名单"),
    (r"an audit takes files, not standard input", "审计只收文件，不读标准输入"),
    (r"--files-from (.+): cannot be read .+", "读不了名单“{0}”"),
    (r"(.+): there is a folder that is no store; .+", "“{0}”已有文件夹，不是审计库；请换一个文件夹名"),
    (r"(.+): no store; make one with: .+", "“{0}”不是审计库；先用 reportlint audit run 报告 --store 库 做一个"),
    (r"(.+): made by a later version of this program \((.+)\)", "“{0}”由较新的版本（{1}）所建，本版读不了"),
    (r"(.+): another run is at this store", "“{0}”正由另一次运行使用"),
    (r"(.+): no round has come to its end; .+", "“{0}”里还没有做完的一轮；再运行一次 audit run，会接着做"),
    (r"a later round is not finished: shown is round (\d+)", "后面一轮还没有做完，所示为第 {0} 轮"),
    (r"the store has no report of '(.+)'; did you mean '(.+)'\?", "库里没有“{0}”的报告，是不是“{1}”？"),
    (r"the store has no report of '(.+)'", "库里没有“{0}”的报告"),
    (r"one SELECT is asked at a time, .+", "一次只能问一句 SELECT，不能写"),
    (r"the query cannot be answered: (.+)", "这句 SQL 答不了：{0}"),
    (r"say why: --reason", "要用 --reason 写明理由"),
    (r"(.+): no column of bodies; .+", "“{0}”没有单位一列：首行要有“单位”，另有“年度”“种类”"),
    (r"(.+): no body", "{0}：没有写单位"),
    (r"(.+): '(.+)' is no year; .+", "{0}：“{1}”不是年度；写 2023，或 2019-2023"),
    (r"(.+): nothing is due", "“{0}”里没有应公开的报告"),
    (r"(.+): neither CSV nor XLSX", "“{0}”既不是 CSV 也不是 XLSX"),
    (r"(.+): no roster is kept there; .+", "“{0}”里没有名单；请写上名单文件，首行要有“单位”和“年度”"),
    (r"(.+): no workbook \((.+)\)", "“{0}”不是 Excel 工作簿（{1}）"),
    (r"(.+): no column '(.+)': .+", "“{0}”没有“{1}”一列，认不出各行是哪条问题"),
    (r"(.+): two columns are called '(.+)'", "{0}：有两列都叫“{1}”"),
    (r"(.+): '(.*)' is no number of a finding; .+", "{0}：“{1}”不是问题编号；请恢复原来的编号"),
    (r"(.+): the same finding as in row (\d+), .+", "{0}：与第 {1} 行是同一条问题，所填却不同"),
    (r"(.+): there is a file that is no output of this program, .+", "“{0}”已有文件，不是本工具的输出，或输出后又有人改过；请换一个文件名"),
    (r"there is no finding to ask anybody about", "没有要问的问题"),
    (r"name the sheet, .+", "请写明抽查表的文件名（-o 抽查.xlsx），或判好的表（--judged）"),
    (r"(.+): no sheet of a sample: .+", "“{0}”不是抽查表：要有“问题编号”“规则编号”“对/错”三列"),
    (r"(.+): write 对 or 错, .+", "{0}：请写“对”或“错”，问题编号不要改动"),
    (r"(.+): say who judged it", "{0}：没有写判断人"),
    (r"(.+): there is a folder that is no site; .+", "“{0}”已有文件夹，不是本工具生成的网页；请换一个文件夹名"),
    # what became of a rule's examples
    (r"(.+): good example has a finding: (.+)", "{0}：对的例子（good）却报出了问题：{1}"),
    (r"(.+): good example proves nothing: .+", "{0}：对的例子（good）里没有可核对的内容，证明不了什么"),
    (r"(.+): bad example has no finding: .+", "{0}：错的例子（bad）没有报出问题"),
    (r"(.+): bad example points at '(.*)' \((.+)\): (.+)", "{0}：错的例子（bad）报出的地方是“{1}”（{2}），与 at 等所写不同：{3}"),
    (r"(.+): (?:good|bad) example cannot be read: .+", "{0}：例子读不了"),
    (r"(\d+) rules, (\d+) examples, (\d+) failed", "{0}条规则，{1}个例子，{2}个不对"),
    # what became of waivers
    (r"(.+): waiver of (.+): expired on (.+); .+", "{0}：{1} 的豁免已于 {2} 到期，该问题重新计入"),
    (r"(.+): waiver of (.+): not needed any more: .+", "{0}：{1} 的豁免已用不着，该问题不再出现，可以删去"),
    (r"(.+): waiver of (.+): it hits several bodies or years .+", "{0}：{1} 的豁免同时对上几个机关或年份的报告，未生效；请补写 issuer（机关）和 year（年份）"),
    (r"(.+): waiver of (.+): no such rule", "{0}：没有规则“{1}”，豁免不起作用"),
    (r"(.+): waiver of (.+): findings of this rule may not be waived", "{0}：{1} 的问题不许豁免"),
    (r"(.+): (.+) waived until (.+)", "{0}：已豁免 {1}，至 {2}"),
)  # fmt: skip


def chinese(text: str) -> str:
    """Return *text* in Chinese; nothing where there is none for it."""
    for pattern, said in _SAYINGS:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return said.format(*match.groups())
    return ""


def both(text: str, context: click.Context | None = None) -> str:
    """Return *text* in Chinese and, on a line of its own, as it is; alone where only English is wanted."""
    said = "" if context is not None and _english(context) else chinese(text)
    return f"{said}\n    {text}" if said else text


def _english(context: click.Context) -> bool:
    """Whether the command line asks for English: it may be wrong in another of its words."""
    words = context.find_root().meta.get(WORDS, ())
    return any(
        word == "--lang=en" or (word == "--lang" and following == "en")
        for word, following in zip(words, (*words[1:], ""), strict=True)
    )

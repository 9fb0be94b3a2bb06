"""What became of a rule's examples and of waivers."""

SAYINGS: tuple[tuple[str, str], ...] = (
    # what became of a rule's examples
    (r"(.+): good example has a finding: (.+)", "{0}：对的例子（good）却报出了问题：{1}"),
    (r"(.+): good example proves nothing: .+", "{0}：对的例子（good）里没有可核对的内容，证明不了什么"),
    (r"(.+): bad example has no finding: .+", "{0}：错的例子（bad）没有报出问题"),
    (r"(.+): bad example points at '(.*)' \((.+)\): (.+)", "{0}：错的例子（bad）报出的地方是“{1}”（{2}），与 at 等所写不同：{3}"),
    (r"(.+): (?:good|bad) example cannot be read: (.+?) / .+", "{0}：例子读不了：{1}"),
    (r"(.+): (?:good|bad) example cannot be read: (.+)", "{0}：例子读不了：{1}"),
    (r"(\d+) rules, (\d+) examples, (\d+) failed", "{0}条规则，{1}个例子，{2}个不对"),
    # what became of waivers
    (r"(.+): waiver of (.+): expired on (.+); .+", "{0}：{1} 的豁免已于 {2} 到期，该问题重新计入"),
    (r"(.+): waiver of (.+): not needed any more: .+", "{0}：{1} 的豁免已用不着，该问题不再出现，可以删去"),
    (r"(.+): waiver of (.+): it hits several bodies or years .+", "{0}：{1} 的豁免同时对上几个机关或年份的报告，未生效；请补写 issuer（机关）和 year（年份）"),
    (r"(.+): waiver of (.+): no such rule", "{0}：没有规则“{1}”，豁免不起作用"),
    (r"(.+): waiver of (.+): findings of this rule may not be waived", "{0}：{1} 的问题不许豁免"),
    (r"(.+): (.+) waived until (.+)", "{0}：已豁免 {1}，至 {2}"),
)  # fmt: skip

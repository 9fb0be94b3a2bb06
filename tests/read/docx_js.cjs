// Reads blocks (paragraphs, and tables as rows of cells) as JSON and writes them as a Word document.
const { Document, Packer, Paragraph, Table, TableCell, TableRow } = require("docx");

const cell = (one) =>
  new TableCell({
    children: [new Paragraph(one.words)],
    columnSpan: one.across,
    rowSpan: one.down,
  });
const table = (rows) => new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) });
const block = (one) => (typeof one === "string" ? new Paragraph(one) : table(one));

const blocks = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const made = new Document({ sections: [{ children: blocks.map(block) }] });
Packer.toBuffer(made).then((data) => process.stdout.write(data));

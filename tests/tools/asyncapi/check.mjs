// What the official parser says of AsyncAPI documents: an array of texts on standard input, a JSON array on standard output.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const found = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const { document, diagnostics } = await new Parser().parse(text);
  const channels = document ? document.channels().all().map((one) => one.address()) : [];
  const said = diagnostics.map(({ severity, message, path }) => ({ severity, message, path: path.join(".") }));
  found.push({ channels, said });
}
console.log(JSON.stringify(found));

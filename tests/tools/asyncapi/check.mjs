// What the official parser says of the AsyncAPI document on standard input, as JSON.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const { document, diagnostics } = await new Parser().parse(readFileSync(0, "utf8"));
const channels = document ? document.channels().all().map((one) => one.address()) : [];
const said = diagnostics.map(({ severity, message, path }) => ({ severity, message, path: path.join(".") }));
console.log(JSON.stringify({ channels, said }));

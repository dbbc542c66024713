#!/usr/bin/env node
// The `parley` command starts on any Node from 18 on; the product itself needs Node 24 and is run on one.
import { fileURLToPath } from "node:url";
import { isNewEnough, runOnNode24 } from "../../../infra/launch/node24.mjs";

const main = new URL("../src/main.ts", import.meta.url);

if (isNewEnough()) await import(main.href);
else runOnNode24([fileURLToPath(main), ...process.argv.slice(2)]);

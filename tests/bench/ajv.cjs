// The peer of the benchmark: ajv over JSON lines, in Node.
//
// `node ajv.cjs SCHEMA ROWS.jsonl ROWS` checks so many lines and prints one line of JSON, as
// table_peers.py does. Lines are in memory before the clock starts.
//
// CommonJS, because modules would not be looked for in NODE_PATH.

'use strict'

const { readFileSync } = require('node:fs')
const Ajv = require('ajv/dist/2020')

const [schema, table, count] = process.argv.slice(2)
const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, 'utf8')))
const lines = readFileSync(table, 'utf8').split('\n', Number(count)).filter((line) => line)
const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)

const wall = process.hrtime.bigint()
const cpu = process.cpuUsage()
const bad = lines.filter((line) => !validate(JSON.parse(line))).length
const { user, system } = process.cpuUsage(cpu)
const said = { what: 'ajv (jsonl)', rows: lines.length, bytes, bad }
said.wall = Number(process.hrtime.bigint() - wall) / 1e9
said.cpu = (user + system) / 1e6
console.log(JSON.stringify(said))

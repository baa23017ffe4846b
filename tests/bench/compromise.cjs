// The peer of the benchmark: compromise's people, places and organizations, in Node.
//
// `node compromise.cjs` reads texts as JSON lines (name, text) and writes the names in them as lines
// of name, type, start, end (code points).
// `node compromise.cjs ARTICLES.jsonl BYTES WARM_UP` takes the time for the first BYTES of text, after
// it has read the next WARM_UP bytes for V8 to compile what is hot, and prints one line of JSON.
//
// CommonJS, because modules would not be looked for in NODE_PATH.

'use strict'

const { createReadStream } = require('node:fs')
const { createInterface } = require('node:readline')
const nlp = require('compromise')

const KINDS = { people: 'person', places: 'place', organizations: 'organization' }

function documents(input) {
  return createInterface({ input, crlfDelay: Infinity })
}

async function answer() {
  for await (const line of documents(process.stdin)) {
    const { name, text } = JSON.parse(line)
    const found = names(text).map((fields) => [name, ...fields].join('\t') + '\n')
    process.stdout.write(found.join(''))
  }
}

// Type, start and end of all names. Their ends are those of the words: compromise's own text of a name
// takes in the punctuation that follows.
function names(text) {
  const doc = nlp(text).compute('offset')
  return Object.entries(KINDS).flatMap(([method, kind]) =>
    doc[method]().docs.map((words) => {
      const [first, last] = [words[0].offset, words.at(-1).offset]
      return [kind, codePoints(text, first.start), codePoints(text, last.start + last.length)]
    })
  )
}

// JavaScript counts in units of UTF-16.
function codePoints(text, end) {
  return Array.from(text.slice(0, end)).length
}

function count(texts) {
  let sum = 0
  for (const text of texts) {
    const doc = nlp(text)
    for (const method in KINDS) sum += doc[method]().length
  }
  return sum
}

async function time(path, bytes, warmUp) {
  const [timed, others] = [[], []]
  let read = 0
  let ofTimed = 0
  for await (const line of documents(createReadStream(path))) {
    if (read >= bytes + warmUp) break
    const { text } = JSON.parse(line)
    const length = Buffer.byteLength(text)
    if (read < bytes) ofTimed += length
    ;(read < bytes ? timed : others).push(text)
    read += length
  }
  count(others)
  const [begun, cpuBegun] = [performance.now(), process.cpuUsage()]
  const found = count(timed)
  const seconds = (performance.now() - begun) / 1e3
  const { user, system } = process.cpuUsage(cpuBegun)
  const figures = { bytes: ofTimed, seconds, cpu_seconds: (user + system) / 1e6, names: found }
  console.log(JSON.stringify(figures))
}

const [path, bytes, warmUp] = process.argv.slice(2)
if (path) time(path, Number(bytes), Number(warmUp))
else answer()

import { execFile } from 'node:child_process'
import { cp, glob, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'

/** A tree with our own settings and nothing in it but faults: file → the code of the error it must bring. */
const faults: Record<string, { text: string; error: string }> = {
  'api/contract/window.ts': { text: 'export const wide = innerWidth > 600', error: 'TS2304' },
  'api/contract/node.ts': { text: 'export const port = process.env.PORT', error: 'TS2591' },
  'db/window.ts': { text: 'export const title = document.title', error: 'TS2584' },
  'api/window.ts': { text: 'export const title = document.title', error: 'TS2584' },
  'web/shell/node.ts': { text: 'export const port = process.env.PORT', error: 'TS2591' },
  'web/device/page.ts': { text: 'export const title = document.title', error: 'TS2584' },
  'web/device/worker.ts': { text: 'export type Global = ServiceWorkerGlobalScope', error: 'TS2304' },
  'web/build/window.ts': { text: 'export const title = document.title', error: 'TS2584' },
  'sw/page.ts': { text: 'export const title = document.title', error: 'TS2584' },
  'test/unchecked.ts': { text: 'export const first: string = ["a"][0]', error: 'TS2322' },
  'test/optional.ts': { text: 'export const none: { a?: string } = { a: undefined }', error: 'TS2375' },
  'test/enum.ts': { text: 'export enum Kind { A }', error: 'TS1294' },
}

let tree = ''
let output = ''

before(async () => {
  await mkdir('node_modules/.cache', { recursive: true })
  tree = await mkdtemp('node_modules/.cache/fence-types-')
  for await (const file of glob('{.,api,api/contract,db,web,web/build,sw,test}/tsconfig.json'))
    await cp(file, `${tree}/${file}`)
  for (const [file, { text }] of Object.entries(faults)) {
    await mkdir(dirname(`${tree}/${file}`), { recursive: true })
    await writeFile(`${tree}/${file}`, `${text}\n`)
  }
  output = await new Promise((resolve) => {
    execFile(process.execPath, ['node_modules/.bin/tsc', '--build', tree], (_error, stdout) => resolve(stdout))
  })
})

after(() => rm(tree, { recursive: true, force: true }))

for (const [file, { text, error }] of Object.entries(faults)) {
  test(`the compiler stops ${text} in ${file}`, () => {
    const said = output.split('\n').filter((line) => line.includes(`${file}(`))
    assert.match(said.join('\n'), new RegExp(`error ${error}:`))
  })
}

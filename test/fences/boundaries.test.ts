import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { listOverlooked, listTrespasses } from '../config/boundaries.ts'

/** File → what it imports, and the rule that says no; `undefined` where it is allowed. */
const imports: [file: string, imported: string, rule: string | undefined][] = [
  ['api/contract/asks-db.ts', '../../db/rows.ts', 'layer api/contract/'],
  ['api/contract/asks-node.ts', 'node:fs', 'layer api/contract/'],
  ['api/contract/wire.ts', 'zod/mini', undefined],
  ['api/contract/asks-much.ts', 'zod', 'layer api/contract/'],
  ['db/rows.ts', 'kysely', undefined],
  ['db/asks-contract.ts', '#contract/wire.ts', 'layer db/'],
  ['api/routes/asks-db.ts', '../../db/rows.ts', undefined],
  ['api/routes/writes-sql.ts', 'kysely', 'layer api/'],
  ['api/identity/writes-sql.ts', 'kysely', 'layer api/identity/'],
  ['web/device/draws.ts', 'lit', 'layer web/device/'],
  ['web/device/people.ts', '#contract/wire.ts', undefined],
  ['web/style/asks-device.ts', '#device/people.ts', 'layer web/style/'],
  ['web/fields/saves.ts', '#device/people.ts', 'layer web/fields/'],
  ['web/page/asks-steps.ts', '#steps/step.ts', 'layer web/page/'],
  ['web/steps/step.ts', '#device/people.ts', undefined],
  ['web/steps/asks-up.ts', '../microfrontends/one/microfrontend.ts', 'layer web/steps/'],
  ['web/microfrontends/one/microfrontend.ts', '#steps/step.ts', undefined],
  ['web/microfrontends/two/microfrontend.ts', '../one/microfrontend.ts', 'microfrontends do not know each other'],
  ['web/shell/main.ts', '../microfrontends/one/microfrontend.ts', 'layer web/shell/'],
  ['sw/worker.ts', '#page/asks-steps.ts', 'layer sw/'],
  ['sw/delivers.ts', '#device/people.ts', undefined],
  ['web/shell/in-a-circle.ts', './round.ts', 'no cycles'],
  ['web/shell/lost.ts', './nowhere.ts', 'found'],
]

/** What the tree needs beside that. */
const rest = {
  'web/shell/round.ts': "export * from './in-a-circle.ts'",
  'web/attic/old.ts': 'export const old = 1',
  'test/a.ts': "export * from '../sw/worker.ts'",
  ...Object.fromEntries(
    ['zod/index.js', 'zod/mini/index.js', 'kysely/index.js', 'lit/index.js'].map((file) => [
      `node_modules/${file}`,
      'export {}',
    ]),
  ),
}

let tree = ''
let trespasses: string[] = []

before(async () => {
  tree = await mkdtemp(`${tmpdir()}/boundaries-`)
  await cp('package.json', `${tree}/package.json`)
  const importers = imports.map(([file, imported]) => [file, `export * from '${imported}'`] as const)
  for (const [file, text] of [...importers, ...Object.entries(rest)]) {
    await mkdir(dirname(`${tree}/${file}`), { recursive: true })
    await writeFile(`${tree}/${file}`, `${text}\n`)
  }
  trespasses = await listTrespasses(tree)
})

after(() => rm(tree, { recursive: true, force: true }))

for (const [file, imported, rule] of imports) {
  test(`${file} ${rule === undefined ? 'may' : 'may not'} import ${imported}`, () => {
    const rules = trespasses
      .filter((trespass) => trespass.includes(`: ${file} →`))
      .map((trespass) => trespass.split(': ')[0])
    if (rule === undefined) assert.deepEqual(rules, [])
    else assert.ok(rules.includes(rule), `only ${rules.join(', ')}`)
  })
}

test('a file in no layer is found', () => {
  assert.ok(trespasses.includes('in no layer: web/attic/old.ts'))
})

test('a cruiser that sees nothing is no pass', async () => {
  const overlooked = await listOverlooked(tree, { modules: [] })
  assert.ok(overlooked.includes('not seen: db/rows.ts'))
  assert.ok(!trespasses.some((trespass) => trespass.startsWith('not seen')))
})

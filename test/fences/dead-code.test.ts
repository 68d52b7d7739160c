import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { after, before, test } from 'node:test'

const files = {
  'api/main.ts': "import { used } from './settings.ts'\nimport 'hono'\nused()",
  'api/settings.ts': 'export const used = () => 1\nexport const unused = 2',
  'api/forgotten.ts': 'export const old = 1',
  'web/shell/main.ts': "import 'not-in-package-json'",
}

let tree = ''
let output = ''

before(async () => {
  tree = await mkdtemp(`${tmpdir()}/dead-code-`)
  await symlink(resolve('node_modules'), `${tree}/node_modules`)
  await cp('test/config/dead-code.ts', `${tree}/test/config/dead-code.ts`)
  const { imports } = JSON.parse(await readFile('package.json', 'utf8')) as { imports: unknown }
  const manifest = { name: 'planted', type: 'module', imports, dependencies: { hono: '1', 'left-over': '1' } }
  for (const [file, text] of [...Object.entries(files), ['package.json', JSON.stringify(manifest)] as const]) {
    await mkdir(dirname(`${tree}/${file}`), { recursive: true })
    await writeFile(`${tree}/${file}`, `${text}\n`)
  }
  const args = [
    resolve('node_modules/.bin/knip'),
    '--config',
    'test/config/dead-code.ts',
    '--directory',
    tree,
    '--reporter',
    'compact',
  ]
  output = await new Promise((done) =>
    execFile(process.execPath, args, { cwd: tree }, (_error, stdout) => done(stdout)),
  )
})

after(() => rm(tree, { recursive: true, force: true }))

for (const [what, found] of [
  ['a file that nobody imports', /api\/forgotten\.ts/],
  ['an export that nobody imports', /api\/settings\.ts: unused/],
  ['a dependency that nobody imports', /left-over/],
  ['an import that is no dependency', /not-in-package-json/],
] as const) {
  test(`dead code: ${what} is found`, () => assert.match(output, found))
}

test('dead code: what is used is left in peace', () => {
  assert.doesNotMatch(output, /api\/main\.ts|hono|: used/)
})

import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { type Metafile } from 'esbuild'
import { listCopies } from '../../web/build/bundle.ts'

/** What each library leaves in a bundle that holds it, whatever the minifier does. */
const marks = {
  lit: 'litElementVersions',
  'lit-html': 'litHtmlVersions',
  '@lit/reactive-element': 'reactiveElementVersions',
  '@vaadin/router': 'vaadin-router-go',
  'workbox-window': 'SKIP_WAITING',
  '@simplewebauthn/browser': 'ERROR_CEREMONY_ABORTED',
}

for (const [library, mark] of Object.entries(marks)) {
  test(`the pages load ${library} from one file`, async () => {
    const holders = []
    for await (const file of glob('dist/{assets,mf}/**/*.js')) {
      if ((await readFile(file, 'utf8')).includes(mark)) holders.push(file)
    }
    assert.equal(holders.length, 1, holders.join(', '))
  })
}

test('the build stops when a module lands in two bundles', () => {
  const holding = (output: string, inputs: Record<string, number>): Metafile => ({
    inputs: {},
    outputs: {
      [output]: {
        bytes: 1,
        imports: [],
        exports: [],
        inputs: Object.fromEntries(Object.entries(inputs).map(([input, bytesInOutput]) => [input, { bytesInOutput }])),
      },
    },
  })
  const shell = holding('shell.js', { 'web/shell/main.ts': 10, 'node_modules/lit/index.js': 10, 'web/page/go.ts': 0 })
  const people = holding('people.js', { 'node_modules/lit/index.js': 10, 'web/page/go.ts': 9 })
  assert.deepEqual(listCopies([shell, people]), ['node_modules/lit/index.js'])
  assert.deepEqual(listCopies([shell]), [])
})

test('what the page names is there, under its hash', async () => {
  const page = await readFile('dist/index.html', 'utf8')
  const map = /<script type="importmap">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
  const { imports, integrity } = JSON.parse(map) as {
    imports: Record<string, string>
    integrity: Record<string, string>
  }
  for (const url of Object.values(imports)) assert.match(integrity[url] ?? '', /^sha384-/, url)
  for (const url of Object.keys(integrity)) assert.ok((await readFile(`dist${url}`)).length > 0, url)
  assert.doesNotMatch(page, /https?:\/\//)
})

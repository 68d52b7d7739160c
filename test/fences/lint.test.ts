import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ESLint } from 'eslint'

const eslint = new ESLint({ overrideConfigFile: 'test/config/lint.ts', flags: ['unstable_native_nodejs_ts_config'] })

/** Read in the place of a file that is there, because rules that know types want a file of a project. */
const place = 'web/build/report.ts'
const element = "import { LitElement, html } from 'lit'\nexport class X extends LitElement {"
/** In two halves, or this file itself would not pass. */
const later = ['TO', 'DO'].join('')
const lines = (count: number): string =>
  Array.from({ length: count }, (_, line) => `globalThis.console.log(${line})`).join('\n')

const faults: [rule: string, text: string][] = [
  ['no-restricted-syntax', 'export default 1'],
  ['no-restricted-syntax', "import { sql } from 'kysely'\nexport const all = sql.raw('select 1')"],
  [
    'no-restricted-syntax',
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'\nexport const bold = unsafeHTML",
  ],
  ['no-restricted-syntax', "customElements.define('x-x', HTMLElement)"],
  ['no-warning-comments', `// ${later} this\nexport const a = 1`],
  ['max-lines', lines(201)],
  ['max-lines-per-function', `export function long() {\n${lines(51)}\n}`],
  ['@typescript-eslint/consistent-type-imports', "import { LitElement } from 'lit'\nexport type Element = LitElement"],
  ['@typescript-eslint/no-explicit-any', 'export const a: any = 1'],
  ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1)'],
  ['@typescript-eslint/member-ordering', 'export class A {\n  #b() {}\n  c() { this.#b() }\n}'],
  ['lit/no-duplicate-template-bindings', `${element} render() { return html\`<p a=\${1} a=\${2}></p>\` }\n}`],
  ['lit-a11y/alt-text', `${element} render() { return html\`<img src="a.png">\` }\n}`],
  [
    'wc/no-constructor-attributes',
    "export class X extends HTMLElement { constructor() { super(); this.setAttribute('a', '') } }",
  ],
]

for (const [rule, text] of faults) {
  test(`lint stops ${rule}: ${text.slice(0, 60).replaceAll('\n', ' ')}`, async () => {
    const [result] = await eslint.lintText(`${text}\n`, { filePath: place })
    assert.ok(
      result?.messages.some(({ ruleId, severity }) => ruleId === rule && severity === 2),
      JSON.stringify(result?.messages),
    )
  })
}

test('nothing switches a rule off', async () => {
  const [result] = await eslint.lintText('/* eslint-disable */\nexport const a: any = 1\n', { filePath: place })
  assert.ok(result?.messages.some(({ ruleId }) => ruleId === '@typescript-eslint/no-explicit-any'))
})

test('data may be longer', async () => {
  const [result] = await eslint.lintText(`${lines(201)}\n`, { filePath: 'api/contract/code-lists/index.ts' })
  assert.ok(!result?.messages.some(({ ruleId }) => ruleId === 'max-lines'))
})

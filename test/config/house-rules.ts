import { defineConfig } from 'eslint/config'

const byName = 'Export by name: one name for one thing, everywhere.'
const asText = 'Whatever is typed stays text.'
const unguarded = 'Define a tag once: customElements.get(tag) ?? customElements.define(tag, element).'
const define = 'CallExpression[callee.object.name="customElements"][callee.property.name="define"]'

const forbidden = [
  { selector: 'ExportDefaultDeclaration', message: byName },
  { selector: 'ExportSpecifier[exported.name="default"]', message: byName },
  { selector: 'MemberExpression[object.name="sql"][property.name="raw"]', message: 'Text in SQL is a parameter.' },
  { selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG|Static)$/]', message: asText },
  { selector: `:not(IfStatement, IfStatement > BlockStatement) > ExpressionStatement > ${define}`, message: unguarded },
]

const size = { skipBlankLines: true, skipComments: true }

/** Public before private, and within that the order in which Lit calls them. */
const memberOrder = [
  'static-field',
  ['public-instance-field', 'protected-instance-field', 'private-instance-field', '#private-instance-field'],
  'constructor',
  ['public-method', 'protected-method', 'public-get', 'protected-get', 'public-set', 'protected-set'],
  ['private-method', '#private-method', 'private-get', '#private-get', 'private-set', '#private-set'],
] as const

/** What is ours to decide beyond the recommended sets: size, manner, and what is never written. */
export const house = defineConfig(
  {
    files: ['**/*.ts'],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 200, ...size }],
      'max-lines-per-function': ['error', { max: 50, ...size }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-syntax': ['error', ...forbidden],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/member-ordering': ['error', { default: { memberTypes: memberOrder } }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Its makers have moved on to another one; it works, and only three lines of ours name it.
      '@typescript-eslint/no-deprecated': ['error', { allow: [from('@vaadin/router', ['Router'])] }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_$' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['api/contract/{forms,code-lists,statements}/**', 'test/examples/**'], rules: { 'max-lines': 'off' } },
  { files: ['db/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      // Chai's assertions are properties, and Node's `test()` gives a promise that nobody needs. `equal` is typed as
      // a promise for snapshots of the DOM, which nobody takes.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            from('node:test', ['test', 'it', 'describe', 'suite']),
            from('@types/chai', ['Equal']),
          ],
        },
      ],
    },
  },
  // What reads these files takes only a default export.
  { files: ['test/config/*.ts', 'test/run/*-reporter.ts'], rules: { 'no-restricted-syntax': 'off' } },
)

function from(name: string, calls: string[]): { from: 'package'; package: string; name: string[] } {
  return { from: 'package', package: name, name: calls }
}

declare module 'eslint-plugin-lit-a11y' {
  import { type ESLint, type Linter } from 'eslint'

  const plugin: ESLint.Plugin & { configs: { recommended: { rules: Linter.RulesRecord } } }
  export default plugin
}

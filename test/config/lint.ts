import lit from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import wc from 'eslint-plugin-wc'
import { defineConfig } from 'eslint/config'
import { configs } from 'typescript-eslint'
import { house } from './house-rules.ts'

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'data/', 'coverage/', 'web/style/portal-css.ts', '**/*.js'] },
  { files: ['**/*.ts'] },
  configs.strictTypeChecked,
  { plugins: { lit, wc }, extends: ['lit/flat/recommended', 'wc/flat/recommended'] },
  { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  { languageOptions: { parserOptions: { projectService: true } } },
  // Nothing is switched off where it hurts: a rule that is wrong is changed here, for everybody.
  { linterOptions: { noInlineConfig: true } },
  house,
)

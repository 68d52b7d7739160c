import './consent-statement-page.ts'

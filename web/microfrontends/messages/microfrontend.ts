import './messages-page.ts'

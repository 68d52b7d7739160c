import './drafts-page.ts'
import './form-page.ts'
import './outbox-page.ts'
import './sent-page.ts'

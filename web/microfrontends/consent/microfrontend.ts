import './consent-receipt-page.ts'
import './record-consent-page.ts'
import './withdraw-consent-page.ts'

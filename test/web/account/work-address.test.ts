import { expect } from '@open-wc/testing'
import { between } from '../../../web/microfrontends/account/between.ts'
import { aboutYou, security } from './good-registration.ts'
import { all, box, focused, press, openScreen, type Screen, type, wordsOf } from './screen.ts'

const address = { houseName: 'Council House', streetName: 'Earl Street', town: 'Coventry', postcode: 'CV1 5RR' }

describe('the work address', () => {
  const start = location.href
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    between.registration = { ...security, ...aboutYou }
  })
  afterEach(() => {
    screen.close()
    history.replaceState(null, '', start)
  })

  const open = () => screen.show('registration-page', { hash: '#work' })

  it('is found by its postcode and fills the boxes', async () => {
    screen.replies('POST /addresses/find', { status: 200, body: { addresses: [address] } })
    const page = await open()
    await type(page, { Postcode: 'cv15rr', 'House Number': '99' })
    await press(page, 'Find Address')
    expect(screen.asked).to.deep.equal([{ path: 'POST /addresses/find', body: { postcode: 'CV1 5RR' } }])
    expect(wordsOf(page)).to.contain('1 address found at CV1 5RR')
    await press(page, 'Select Council House, Earl Street, Coventry, CV1 5RR')
    expect(box(page, 'House Name').value).to.equal('Council House')
    expect(box(page, 'Postcode').value).to.equal('CV1 5RR')
    expect(box(page, 'House Number').value).to.equal('')
    expect(all(page, 'address-finder li')).to.have.length(0)
    expect(focused()).to.have.attribute('role', 'status')
  })

  it('can be typed where none is found', async () => {
    screen.replies('POST /addresses/find', { status: 200, body: { addresses: [] } })
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR' })
    await press(page, 'Find Address')
    expect(wordsOf(page)).to.contain('No work address at CV1 5RR is used in this portal yet. Enter it below.')
    await press(page, 'Enter Address Manually')
    expect(focused()).to.equal(box(page, 'House Number'))
  })

  it('can be typed where there is no network', async () => {
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR' })
    await press(page, 'Find Address')
    expect(wordsOf(page)).to.contain('Finding an address needs a connection. You can enter it below.')
  })

  it('is not looked for without a postcode', async () => {
    const page = await open()
    await press(page, 'Find Address')
    expect(screen.asked).to.deep.equal([])
    expect(box(page, 'Postcode')).to.have.attribute('aria-invalid', 'true')
  })

  it('is emptied to use another', async () => {
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR', Town: 'Coventry', 'Organisation Name': 'Moat House' })
    await press(page, 'Use Another Address')
    expect(box(page, 'Town').value).to.equal('')
    expect(box(page, 'Organisation Name').value).to.equal('Moat House')
    expect(focused()).to.equal(box(page, 'Postcode'))
  })
})

import { expect } from '@open-wc/testing'
import type { Role } from '#contract/wire.ts'
import { enterPhone, loadPractitioner } from '#device/practitioner.ts'
import { all, box, focused, practitioner, press, openScreen, type Screen, settled, type, wordsOf } from './screen.ts'

const [first] = practitioner.roles
const second: Role = {
  id: crypto.randomUUID(),
  professionalRole: 'SENCo',
  organisationName: 'Moat House School',
  address: 'Moat House, Coventry, CV2 1EQ',
  workPhone: '024 7683 2000',
  mobileNumber: '',
}
const both = { ...practitioner, roles: [...practitioner.roles, second] }
const details = {
  professionalRole: 'senco',
  organisationName: 'Moat House School',
  postcode: 'CV2 1EQ',
  workPhone: '024 7683 2000',
}

describe('work details', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await enterPhone(both)
  })
  afterEach(() => screen.close())

  const titles = (page: ParentNode) => all(page, 'h2').map(({ textContent }) => textContent)

  it('list the roles without a network, the default first', async () => {
    const page = await screen.show('work-page', { practitioner: both })
    expect(page.heading).to.equal('Work Details')
    expect(titles(page)).to.deep.equal(['Project Support', 'SENCo'])
    expect(all(page, 'li').map((card) => wordsOf(card).includes('Default'))).to.deep.equal([true, false])
    expect(screen.asked).to.deep.equal([])
  })

  it('take another default, on the phone too', async () => {
    const swapped = { ...both, roles: both.roles.toReversed() }
    screen.replies(`PUT /account/roles/${second.id}/default`, { status: 200, body: swapped })
    const page = await screen.show('work-page', { practitioner: both })
    await press(page, 'Make default')
    expect(titles(page)).to.deep.equal(['SENCo', 'Project Support'])
    expect(await loadPractitioner()).to.deep.equal(swapped)
    expect(focused()?.tagName).to.equal('H1')
  })

  it('lose a role once that is confirmed, and never the last', async () => {
    screen.replies(`PUT /account/roles/${first?.id ?? ''}/removed`, { status: 200, body: { ...both, roles: [second] } })
    const page = await screen.show('work-page', { practitioner: both })
    await press(page, 'Remove')
    await press(page, 'No, keep it')
    expect(screen.asked).to.deep.equal([])
    await press(page, 'Remove')
    await press(page, 'Yes, remove')
    expect(titles(page)).to.deep.equal(['SENCo'])
    expect(wordsOf(page)).not.to.contain('Remove')
  })

  it('say that a change needs a connection', async () => {
    const page = await screen.show('work-page', { practitioner: both })
    await press(page, 'Make default')
    expect(wordsOf(page)).to.contain('Changing your roles needs a connection.')
    expect(titles(page)).to.deep.equal(['Project Support', 'SENCo'])
    expect(focused()).to.have.class('panel')
  })

  it('say so when the council knows of no other role', async () => {
    screen.refuses(`PUT /account/roles/${second.id}/default`, 409, 'last-role')
    const page = await screen.show('work-page', { practitioner: both })
    await press(page, 'Make default')
    expect(wordsOf(page)).to.contain('This is your last role.')
  })

  it('take a new role, which keeps its id when it is sent again', async () => {
    const page = await screen.show('role-page', { practitioner })
    expect(page.heading).to.equal('Add Role')
    const { professionalRole, ...texts } = details
    await type(page, {
      'Professional Role': professionalRole,
      'Organisation Name': texts.organisationName,
      Postcode: 'cv21eq',
      'Work Phone': texts.workPhone,
    })
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('Saving needs a connection.')
    const [asked] = screen.asked
    expect(asked?.body).to.deep.equal({ details })
    screen.replies(asked?.path ?? '', { status: 200, body: both })
    await press(page, 'Save')
    expect(screen.asked.map(({ path }) => path)).to.deep.equal([asked?.path, asked?.path])
    expect(screen.wentTo).to.deep.equal(['/account/work'])
  })

  it('show a role to be changed, with the finder of addresses', async () => {
    screen.replies(`GET /account/roles/${second.id}`, { status: 200, body: { details } })
    screen.replies('POST /addresses/find', {
      status: 200,
      body: { addresses: [{ town: 'Coventry', postcode: 'CV2 1EQ' }] },
    })
    const page = await screen.show('role-page', { practitioner: both, params: { id: second.id } })
    await settled(page)
    expect(page.heading).to.equal('Change Role')
    expect(box(page, 'Organisation Name').value).to.equal('Moat House School')
    await press(page, 'Find Address')
    await press(page, 'Select Coventry, CV2 1EQ')
    expect(box(page, 'Town').value).to.equal('Coventry')
  })
})

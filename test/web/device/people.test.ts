import { expect } from '@open-wc/testing'
import { openDevice, type Device } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { startDraft } from '#device/drafts.ts'
import { keepPeople } from '#device/keep-told.ts'
import { listWaiting } from '#device/outbox.ts'
import { addPerson, changePerson, discardChange, findSame, listPeople, loadPerson } from '#device/people.ts'
import { council, newPhone, person, posted, problem, reasonOf } from './phone.ts'

const waiting = async (device: Device) =>
  (await listWaiting(device)).map(({ kind, document }) => (kind === 'person-change' ? document.baseRevision : kind))

describe('people', () => {
  it('a person added offline is there at once, and waits to be sent', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    expect(await loadPerson(device, added.id)).to.deep.equal({ ...added, hidden: false })
    const [item] = await listWaiting(device)
    expect(item).to.deep.include({ kind: 'person', subjectId: added.id, personId: added.id, document: added })
  })

  it('are listed by surname, then forename, hidden ones too', async () => {
    const device = await newPhone()
    for (const [forename, surname] of [
      ['Zoe', 'Éclair'],
      ['Ann', 'Zebra'],
      ['Bo', 'eclair'],
      ['Al', 'Foss'],
    ] as const) {
      await addPerson(device, person({ forename, surname }))
    }
    const [first] = await listPeople(device)
    await changePerson(device, first?.id ?? '', { hidden: true })
    expect((await listPeople(device)).map(({ details }) => details.forename)).to.deep.equal(['Bo', 'Zoe', 'Al', 'Ann'])
  })

  it('somebody of the same name and birthday is found, however it is written', async () => {
    const device = await newPhone()
    const known = person({ forename: 'Zoe\u0301 Ann', surname: 'O’Hara' })
    await addPerson(device, known)
    const same = { forename: ' zo\u00e9  ANN', surname: 'o’hara ', dateOfBirth: '2010-04-30' }
    expect(await findSame(device, same)).to.have.length(1)
    expect(await findSame(device, same, known.id)).to.have.length(0)
    expect(await findSame(device, { ...same, dateOfBirth: '2010-05-30' })).to.have.length(0)
  })

  it('changes are made each on top of the one queued before it, and none is rewritten', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    await changePerson(device, added.id, { details: { ...added.details, forename: 'Abel' } })
    const [, first] = await listWaiting(device)
    await changePerson(device, added.id, { hidden: true })
    expect(await waiting(device)).to.deep.equal(['person', 1, 2])
    expect((await listWaiting(device))[1]).to.deep.equal(first)
  })

  it('with nothing waiting a change is made on top of what the server told', async () => {
    const device = await newPhone()
    const known = { ...person(), hidden: false, revision: 7 }
    await keepPeople(device, [known])
    await changePerson(device, known.id, { hidden: true })
    expect(await waiting(device)).to.deep.equal([7])
    await keepPeople(device, [{ ...known, hidden: true, revision: 8 }]) // it arrived, its answer did not
    await changePerson(device, known.id, { hidden: false })
    expect(await waiting(device)).to.deep.equal([7, 8])
  })

  it('a change that changes nothing after what waits is not queued', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    await changePerson(device, added.id, { details: added.details })
    await changePerson(device, added.id, { hidden: true })
    await changePerson(device, added.id, { hidden: true })
    expect(await waiting(device)).to.deep.equal(['person', 1])
  })

  it('a change of somebody who is no longer as they were shown is not made', async () => {
    const device = await newPhone()
    const known = { ...person(), hidden: false, revision: 1 }
    await keepPeople(device, [known])
    const openedOn = await loadPerson(device, known.id)
    await keepPeople(device, [{ ...known, details: { ...known.details, town: 'Rugby' }, revision: 2 }])
    const details = { ...known.details, forename: 'Abel' }
    expect(await reasonOf(changePerson(device, known.id, { details }, openedOn))).to.equal('changed')
    expect(await waiting(device)).to.deep.equal([])
    const reopened = await loadPerson(device, known.id)
    expect(await reasonOf(changePerson(device, known.id, { details }, reopened))).to.equal('kept')
    expect(await waiting(device)).to.deep.equal([2])
  })

  it('two tabs that change a person at once queue one change on top of the other', async () => {
    const tab = await newPhone()
    const other = await openDevice(tab.practitionerId)
    const added = person()
    await addPerson(tab, added)
    await Promise.all([
      changePerson(tab, added.id, { hidden: true }),
      changePerson(other, added.id, { details: { ...added.details, forename: 'Abel' } }),
    ])
    expect(await waiting(tab)).to.deep.equal(['person', 1, 2])
  })
})

describe('a person the server refused', () => {
  it('holds what is about them until they are put right, which takes the refused item’s place', async () => {
    const device = await newPhone()
    const added = person({ currentSchool: '' })
    await addPerson(device, added)
    const { id } = await posted(device, added.id)
    const strict = council(({ path }) => (path.startsWith('/people') ? problem('faulty-answers', 422) : undefined))
    expect(await deliver(device, strict)).to.deep.equal({ outcome: 'done' })
    expect(strict.written()).to.deep.equal([`PUT /people/${added.id}`])

    await changePerson(device, added.id, { details: { ...added.details, currentSchool: 'Moat House' } })
    const kind = council()
    expect(await deliver(device, kind)).to.deep.equal({ outcome: 'done' })
    expect(kind.written()).to.deep.equal([`PUT /people/${added.id}`, `PUT /submissions/${id}`])
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('is discarded only when nothing is about them', async () => {
    const device = await newPhone()
    const added = person()
    await addPerson(device, added)
    await startDraft(device, { personId: added.id, formId: 'adult-advice', formVersion: 1 })
    await deliver(
      device,
      council(() => problem('faulty-answers', 422)),
    )
    const [item] = await listWaiting(device)
    expect(await discardChange(device, item?.seq ?? 0)).to.equal('needed')
    expect(await listPeople(device)).to.have.length(1)

    await device.write(['drafts'], (tx) => tx.objectStore('drafts').clear())
    expect(await discardChange(device, item?.seq ?? 0)).to.equal('discarded')
    expect(await listPeople(device)).to.deep.equal([])
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('what waits and is not refused cannot be discarded: it may have been sent', async () => {
    const device = await newPhone()
    await addPerson(device, person())
    const [item] = await listWaiting(device)
    const tried = await reasonOf(discardChange(device, item?.seq ?? 0))
    expect(tried).to.equal('changed')
  })
})

describe('a change of a person that was made on top of an old one', () => {
  async function stale() {
    const device = await newPhone()
    const known = { ...person(), hidden: false, revision: 3 }
    await keepPeople(device, [known])
    await changePerson(device, known.id, { details: { ...known.details, forename: 'Mine' } })
    await changePerson(device, known.id, { hidden: true })
    const strict = council(() => problem('stale-person', 409))
    await deliver(device, strict)
    const theirs = { ...known, details: { ...known.details, forename: 'Theirs' }, revision: 4 }
    await keepPeople(device, [theirs])
    return { device, id: known.id, strict, theirs }
  }

  it('stays with why, and holds the change behind it, which would overwrite what the server has', async () => {
    const { device, id, strict } = await stale()
    expect(strict.asked).to.have.length(1)
    const [refused, behind] = await listWaiting(device)
    expect(refused?.refusal?.type).to.equal('stale-person')
    expect(behind?.refusal).to.equal(undefined)
    const kind = council()
    expect(await deliver(device, { ...kind, now: true })).to.deep.equal({ outcome: 'done' })
    expect(kind.asked).to.deep.equal([])
    expect((await loadPerson(device, id))?.details.forename).to.equal('Mine')
  })

  it('is kept as one change on top of what the server has now', async () => {
    const { device, id } = await stale()
    await changePerson(device, id, {})
    const [item, ...more] = await listWaiting(device)
    expect(more).to.deep.equal([])
    expect(item?.document).to.deep.include({ baseRevision: 4, hidden: true })
    expect(item).to.have.nested.property('document.details.forename', 'Mine')
  })

  it('or is given up for what the server has', async () => {
    const { device, id, theirs } = await stale()
    const [refused] = await listWaiting(device)
    expect(await discardChange(device, refused?.seq ?? 0)).to.equal('discarded')
    expect(await listWaiting(device)).to.deep.equal([])
    expect(await loadPerson(device, id)).to.deep.include({ details: theirs.details, hidden: false })
  })
})

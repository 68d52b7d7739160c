import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registrationAnswers } from '../examples/registration.ts'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { codeIn, listMails, newAddress, newestMail, registerAndActivate, tokenIn } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  function open(environment: Record<string, string> = {}) {
    return openBrowser(createPortal(opened.db, environment).app)
  }

  test('a registration is kept whole, with its role, and nothing secret in the clear', async () => {
    const browser = open()
    const email = newAddress()
    const details = registrationAnswers(email, { surname: 'Ó Briain', mobileNumber: '07700 900123' })
    const answer = await browser.request('POST', '/api/registration', { details })
    assert.equal(answer.status, 202)
    assert.deepEqual(answer.body, {})

    const practitioner = await opened.db
      .selectFrom('practitioner')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    assert.equal(practitioner.surname, 'Ó Briain')
    assert.equal(practitioner.email_verified, false)
    assert.match(practitioner.secret_answer ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const role = await opened.db
      .selectFrom('role')
      .selectAll()
      .where('practitioner_id', '=', practitioner.id)
      .executeTakeFirstOrThrow()
    assert.equal(role.professional_role, 'Social worker (adults)')
    assert.deepEqual(role.address, {
      houseName: 'Council House',
      streetName: 'Earl Street',
      town: 'Coventry',
      postcode: 'CV1 5RR',
    })
    const credential = await opened.db
      .selectFrom('credential')
      .selectAll()
      .where('practitioner_id', '=', practitioner.id)
      .executeTakeFirstOrThrow()
    assert.match(credential.password ?? '', /^\$argon2id\$/)
    const proof = await opened.db
      .selectFrom('proof')
      .selectAll()
      .where('practitioner_id', '=', practitioner.id)
      .executeTakeFirstOrThrow()
    const mail = await newestMail(browser, email)
    const kept = JSON.stringify(proof)
    for (const secret of [codeIn(mail), tokenIn(mail), email]) assert.ok(!kept.includes(secret))
  })

  test('an address is the same however its letters are written', async () => {
    const browser = open()
    const email = newAddress()
    const written = ` ${email.toUpperCase()}`
    await browser.request('POST', '/api/registration', { details: registrationAnswers(written) })
    assert.equal((await newestMail(browser, email)).to, email)
  })

  test('every fault of the answers is named, and nothing is kept', async () => {
    const browser = open()
    const email = newAddress()
    const details = {
      ...registrationAnswers(email),
      confirmEmail: 'someone.else@coventry.example',
      password: 'too short',
      confirmPassword: 'too shor',
      forename: '',
      postcode: 'nowhere',
      professionalRole: 'astronaut',
    }
    const { status, body } = await browser.request('POST', '/api/registration', { details })
    assert.equal(status, 422)
    assert.equal(body.type, 'faulty-answers')
    assert.deepEqual(body.faults, {
      confirmEmail: 'not-the-same',
      password: 'too-short',
      confirmPassword: 'not-the-same',
      forename: 'missing',
      postcode: 'not-a-postcode',
      professionalRole: 'not-an-option',
    })
    assert.deepEqual(await listMails(browser, email), [])
  })

  test('an address that could never sign in cannot register', async () => {
    const details = registrationAnswers('o&m@coventry.example')
    const { status, body } = await open().request('POST', '/api/registration', { details })
    assert.equal(status, 422)
    assert.deepEqual(body.faults, { email: 'not-an-email' })
  })

  test('without the secret question none is asked and none is kept', async () => {
    const browser = open({ SECRET_QUESTION: 'off' })
    const email = newAddress()
    const details: Record<string, string> = registrationAnswers(email)
    delete details['secretQuestion']
    delete details['secretAnswer']
    assert.equal((await browser.request('POST', '/api/registration', { details })).status, 202)
    const row = await opened.db
      .selectFrom('practitioner')
      .select(['secret_question', 'secret_answer'])
      .where('email', '=', email)
      .executeTakeFirst()
    assert.deepEqual(row, { secret_question: null, secret_answer: null })

    const asked = await open().request('POST', '/api/registration', { details })
    assert.deepEqual(asked.body.faults, { secretQuestion: 'missing', secretAnswer: 'missing' })
  })

  test('of several registrations under one address that one counts whose mail is answered, and no other after it', async () => {
    const passwords = { own: registrationAnswers('').password, thiefs: 'another three words' }
    for (const answered of ['own', 'thiefs'] as const) {
      const browser = open()
      const email = newAddress()
      await browser.request('POST', '/api/registration', { details: registrationAnswers(email) })
      const own = await newestMail(browser, email)
      const password = passwords.thiefs
      const again = registrationAnswers(email, { password, confirmPassword: password, forename: 'Erin' })
      await browser.request('POST', '/api/registration', { details: again })
      const thiefs = await newestMail(browser, email)

      const mails = { own, thiefs }
      const token = tokenIn(mails[answered])
      assert.equal((await browser.request('POST', '/api/activation', { token })).status, 204)
      for (const [whose, mail] of Object.entries(mails)) {
        const late = await browser.request('POST', '/api/activation', { token: tokenIn(mail) })
        assert.equal(late.body.type, 'proof-expired', whose)
      }
      for (const whose of ['own', 'thiefs'] as const) {
        const { body } = await browser.request('POST', '/api/sign-in', { email, password: passwords[whose] })
        assert.equal(body.next ?? body.type, whose === answered ? 'home' : 'wrong-sign-in')
        if (whose !== answered) continue
        assert.equal(body.practitioner?.forename, whose === 'own' ? registrationAnswers('').forename : 'Erin')
        assert.equal(body.practitioner.roles.length, 1)
      }
    }
  })

  test('the activation mail asked for again brings what was registered last', async () => {
    const browser = open()
    const email = newAddress()
    await browser.request('POST', '/api/registration', { details: registrationAnswers(email) })
    await opened.pool.query('delete from proof')
    await browser.request('POST', '/api/registration/mail', { email })
    const token = tokenIn(await newestMail(browser, email))
    const thiefs = { password: 'another three words', confirmPassword: 'another three words', forename: 'Erin' }
    await browser.request('POST', '/api/registration', { details: registrationAnswers(email, thiefs) })
    assert.equal((await browser.request('POST', '/api/activation', { token })).status, 204)
    // Whoever registers the address meanwhile changes nothing of it; nor that the first mail is long forgotten.
    const { password, forename } = registrationAnswers('')
    const { body } = await browser.request('POST', '/api/sign-in', { email, password })
    assert.equal(body.practitioner?.forename, forename)
  })

  test('an address with an account gets the same answer, and a mail that says so', async () => {
    const { app } = createPortal(opened.db)
    const { browser, email, password } = await registerAndActivate(app)
    const details = registrationAnswers(email, {
      forename: 'Mallory',
      password: 'mine mine mine',
      confirmPassword: 'mine mine mine',
    })
    const answer = await browser.request('POST', '/api/registration', { details })
    assert.equal(answer.status, 202)
    assert.deepEqual(answer.body, {})

    const [newest] = await listMails(browser, email)
    assert.equal(newest?.subject, 'You already have a Professional Portal account')
    await browser.request('POST', '/api/registration', { details })
    assert.equal((await listMails(browser, email)).length, 2, 'one a minute')

    const { body } = await browser.request('POST', '/api/sign-in', { email, password })
    assert.equal(body.practitioner?.forename, 'Aaron')
  })

  test('a registration sent twice at once leaves one account that can be activated', async () => {
    const browser = open()
    const email = newAddress()
    const details = registrationAnswers(email)
    const answers = await askAtOnce(browser, 2, () => browser.request('POST', '/api/registration', { details }))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    )
    const results = []
    for (const mail of await listMails(browser, email)) {
      results.push((await browser.request('POST', '/api/activation', { token: tokenIn(mail) })).status)
    }
    assert.deepEqual(results.toSorted(), [204, 410])
  })
})

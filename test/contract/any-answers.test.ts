import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '#contract/canonical.ts'
import { entriesOf } from '#contract/entries.ts'
import type { Answers, Form } from '#contract/form.ts'
import { currentForms } from '#contract/forms/index.ts'
import { readExactly, readForm } from '#contract/read.ts'
import { summarise } from '#contract/summary.ts'
import { anyAnswers, anyFacts, askedOf, goodAnswers, today } from './arbitrary-answers.ts'

const runs = { numRuns: 300, seed: 20_261_124 }

/** As `askedOf` names them. */
function answered(answers: Answers): string[] {
  return Object.entries(answers).flatMap(([name, answer]) => {
    const entries = entriesOf(answer)
    if (entries.length === 0) return [name]
    return entries.flatMap(({ id, ...entry }) => Object.keys(entry).map((asked) => `${name}.${id}.${asked}`))
  })
}

/** A question and a list that may be wanting in what was sent. */
function mayBeWanting(form: Form): Set<string> {
  const pages = form.steps.flatMap((step) => step.pages)
  return new Set(
    pages.flatMap((page) => {
      if ('list' in page) return page.list.withheld ? [page.list.name] : []
      return Object.keys(page.questions).filter((name) => page.questions[name]?.withheld)
    }),
  )
}

for (const form of currentForms) {
  const listNames = form.steps.flatMap(({ pages }) => pages.flatMap((page) => ('list' in page ? [page.list.name] : [])))
  const any = fc.oneof(goodAnswers(form), anyAnswers(form))

  test(`${form.id}: whatever is given, only what is asked is an answer or a fault`, () => {
    fc.assert(
      fc.property(any, anyFacts, (given, facts) => {
        const reading = readForm(form, given, { today, facts })
        const asked = [...askedOf(form, given, facts), ...listNames]
        const found = reading.ok ? answered(reading.answers) : Object.keys(reading.faults)
        assert.deepEqual(
          found.filter((name) => !asked.includes(name)),
          [],
        )
      }),
      runs,
    )
  })

  test(`${form.id}: good answers are good, and read again the same`, () => {
    fc.assert(
      fc.property(goodAnswers(form), anyFacts, (given, facts) => {
        const reading = readForm(form, given, { today, facts })
        assert.ok(reading.ok, JSON.stringify(reading))
        const again = readExactly(readForm(form, reading.answers, { today, facts, received: true }), reading.answers)
        assert.equal(canonicalJson(again), canonicalJson(reading))
      }),
      runs,
    )
  })

  test(`${form.id}: the summary has a row for every question asked, and no other`, () => {
    fc.assert(
      fc.property(any, anyFacts, (given, facts) => {
        const groups = summarise(form, given, facts).flatMap((block) => block.groups)
        const rows = groups.flatMap(({ page, entry, rows }) =>
          rows.map(({ name }) => ('list' in page && entry ? `${page.list.name}.${entry.id}.${name}` : name)),
        )
        assert.deepEqual(rows, askedOf(form, given, facts))
      }),
      runs,
    )
  })

  test(`${form.id}: the server finds what the phone finds, but for what consent may have taken out`, () => {
    const tolerated = mayBeWanting(form)
    fc.assert(
      fc.property(any, anyFacts, (given, facts) => {
        const phone = readForm(form, given, { today, facts })
        const server = readForm(form, given, { today, facts, received: true })
        const faults = Object.entries(phone.ok ? {} : phone.faults)
        const left = faults.filter(([name, code]) => !(tolerated.has(name) && /^(missing|too-few)$/.test(code)))
        assert.deepEqual(server.ok ? {} : server.faults, Object.fromEntries(left))
      }),
      runs,
    )
  })
}

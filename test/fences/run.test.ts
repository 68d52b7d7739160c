import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStage } from '../run/run-stage.ts'
import { type Stage } from '../run/stages.ts'

const stage = (code: string, counts: boolean): Stage => ({
  name: 'planted',
  args: ['--eval', code],
  counts,
  alone: false,
})
const outcomeOf = async (planted: Stage) => {
  const { passed, failed } = await runStage(planted)
  return { passed, failed }
}

test('a check is one test, by its exit code', async () => {
  assert.deepEqual(await outcomeOf(stage('', false)), { passed: 1, failed: 0 })
  assert.deepEqual(await outcomeOf(stage('process.exit(2)', false)), { passed: 0, failed: 1 })
})

test('a stage that counts is believed as long as its exit code agrees', async () => {
  assert.deepEqual(await outcomeOf(stage('console.log("3 passed, 0 failed")', true)), { passed: 3, failed: 0 })
  assert.deepEqual(await outcomeOf(stage('console.log("3 passed, 2 failed"); process.exit(1)', true)), {
    passed: 3,
    failed: 2,
  })
  assert.deepEqual(await outcomeOf(stage('console.log("3 passed, 0 failed"); process.exit(1)', true)), {
    passed: 3,
    failed: 1,
  })
})

test('a stage that ran nothing has failed', async () => {
  assert.deepEqual(await outcomeOf(stage('', true)), { passed: 0, failed: 1 })
  assert.deepEqual(await outcomeOf(stage('console.log("0 passed, 0 failed")', true)), { passed: 0, failed: 1 })
  assert.deepEqual(await outcomeOf({ ...stage('', true), args: [] }), { passed: 0, failed: 1 })
})

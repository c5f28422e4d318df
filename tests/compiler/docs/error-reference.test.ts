/// <reference types="vite/client" />
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { errorReference, renderEntry } from '../../../compiler/docs/error-reference.ts'
import { errorTitles } from '../../../compiler/docs/error-titles.ts'
import { catalogue } from '../../../sw/core/errors/catalogue.ts'
import type { ErrorEntry } from '../../../sw/core/errors/error-entry.ts'

const parts: Record<string, Record<string, unknown>> = import.meta.glob('../../../sw/core/errors/*-errors.ts', {
  eager: true,
})

/** The codes of every part of the catalogue, each as often as it occurs. */
const codes = Object.values(parts).flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    name.endsWith('Errors') && typeof value === 'object' && value !== null ? Object.keys(value) : [],
  ),
)

test('every part is in the catalogue, and every code is in one part', () => {
  expect(codes.length).toBeGreaterThan(40)
  expect([...codes].sort()).toEqual(Object.keys(catalogue).sort())
})

describe.each(Object.entries<ErrorEntry<unknown>>(catalogue))('%s', (code, entry) => {
  const { message, hint } = renderEntry(entry)
  const title = new Map(Object.entries(errorTitles)).get(code)

  test('is a word in PascalCase', () => {
    expect(code).toMatch(/^(?:[A-Z][a-z]*)+$/)
  })

  test('has a title, a message and a hint in full sentences', () => {
    expect(title).toMatch(/^(?:[A-Z`]|context\.).+\.$/)
    expect(message).toMatch(/(?:[.!?]|<\w+>)$/)
    expect(hint).toMatch(/^(?:(?:[A-Z]|<).+[.!?]|<\w+>)$/s)
  })

  test('shows the texts of an entry', () => {
    expect(`${message}${hint}`).not.toMatch(/\b(?:entry|in|of) undefined|\[object|NaN/)
  })
})

test('the page on the site is up to date: npm run docs:errors writes it', () => {
  expect(readFileSync(new URL('../../../site/docs/errors.md', import.meta.url), 'utf8')).toBe(errorReference())
})

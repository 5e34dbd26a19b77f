import { afterEach, describe, expect, test } from 'vitest'
import { bestOf, language, onLanguage, showDate, showNumber, speak, spoken, t, translated, within } from './index.ts'

afterEach(() => speak('en'))

describe('words', () => {
  test('English is what the source says, with its values and the form that a number wants', () => {
    expect(t('Cancel')).toBe('Cancel')
    expect(t('Rename {what} {name}', { what: 'table', name: 'a' })).toBe('Rename table a')
    expect(t('{count} table|{count} tables', { count: 1 })).toBe('1 table')
    expect(t('{count} table|{count} tables', { count: 1200 })).toBe('1,200 tables')
  })

  test('a value that looks like a place stays as it is', () => {
    expect(t('Rename {what} {name}', { what: '{name}', name: 'a|b $&' })).toBe('Rename {name} a|b $&')
  })

  test('the first language that is read here is taken, by its name without a region', () => {
    expect(bestOf(['nl', 'de-CH', 'en'])).toBe('de')
    expect(bestOf(['xx', 'toString'])).toBe('en')
  })

  test('a label in the midst of an English sentence is written small', () => {
    expect(within('Timestamps')).toBe('timestamps')
    expect(translated('a text of no catalogue')).toBe('a text of no catalogue')
  })

  test('who listens hears of another language until they leave off', async () => {
    let heard = 0
    const stop = onLanguage(() => heard++)
    await speak('en', ['en-GB'])
    expect([heard, language()]).toEqual([1, 'en'])
    expect(showDate(new Date(2026, 11, 31))).toBe('31 Dec 2026')
    stop()
    await speak('en')
    expect(heard).toBe(1)
    expect([showNumber(1234.5), spoken([{ label: 'Off' }])]).toEqual(['1,234.5', [{ label: 'Off' }]])
  })

  test('another language says its own, with its plural forms and the numbers of the region', async () => {
    await speak('de', ['en', 'de-DE'])
    expect(t('Cancel')).toBe('Abbrechen')
    expect(t('{count} table|{count} tables', { count: 1200 })).toBe('1.200 Tabellen')
    expect([translated('foreign key'), within('Zeitstempel')]).toEqual(['Fremdschlüssel', 'Zeitstempel'])
    await speak('ja')
    expect(t('{count} table|{count} tables', { count: 1 })).toBe('1 テーブル')
  })

  test('Arabic has six forms and keeps what is named apart from what runs the other way', async () => {
    await speak('ar')
    const tables = (count: number) => t('{count} table|{count} tables', { count })
    expect([0, 1, 2, 3, 11, 100].map(tables)).toEqual([
      'لا جداول',
      'جدول واحد',
      'جدولان',
      '3 جداول',
      '11 جدولًا',
      '100 جدول',
    ])
    expect(t('Rename {name}', { name: 'users' })).toBe('إعادة تسمية \u2068users\u2069')
  })
})

import { expect, expectAccessible, test } from './pages/story.ts'

const SQL = `
  create type mood as enum ('good', 'bad');
  create table days (id int primary key, mood mood not null default 'good', city text, weather text);
`

test('an enum and columns are converted, shown before, each one step', async ({ designer, page }) => {
  await designer.startWith(SQL)
  await designer.treeItem('mood').first().click()
  await designer.run('Enum to a lookup table')
  await expect(designer.dialog).toContainText('moods')
  await expectAccessible(page)
  await designer.dialog.getByRole('button', { name: 'Convert' }).click()
  expect(await designer.names('table')).toEqual(['days', 'moods'])
  await designer.canvas.at('moods')
  await page.keyboard.press('Control+z')
  expect(await designer.names('table')).toEqual(['days'])
  await test.step('columns go to a table of their own', async () => {
    await designer.canvas.click('days.city')
    await designer.run('Columns to a table of their own')
    await designer.dialog.getByRole('button', { name: 'Convert' }).click()
    expect(await designer.names('table')).toEqual(['day_details', 'days'])
  })
  await test.step('what can’t be says why', async () => {
    await designer.canvas.click('days.id')
    await designer.run('Columns to a lookup table')
    await expect(designer.toasts).toContainText('id is of the primary key of days')
  })
})

test('a column in hand is dragged to another place, and to another table', async ({ designer, page }) => {
  await designer.startWith(
    'create table places (id int primary key, zip text); create table days (id int primary key, mood text, city text, place_id int references places);',
  )
  const { canvas } = designer
  const order = async (table: string) => {
    const sql = await designer.sql()
    const body = sql.slice(sql.indexOf(`CREATE TABLE ${table} (`)).split(');')[0] ?? ''
    return ['mood', 'city', 'zip']
      .filter((it) => body.includes(`${it} text`))
      .sort((a, b) => body.indexOf(a) - body.indexOf(b))
  }
  await canvas.click('days.city')
  await canvas.drag(await canvas.settled('days.city'), await canvas.settled('days.id'))
  expect(await order('days')).toEqual(['city', 'mood'])
  await canvas.drag(await canvas.settled('days.city'), await canvas.settled('places.zip'))
  expect(await order('places')).toEqual(expect.arrayContaining(['city', 'zip']))
  expect(await order('days')).toEqual(['mood'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  expect(await order('days')).toEqual(['mood', 'city'])
})

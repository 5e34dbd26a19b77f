import type { Designer } from './pages/designer.ts'
import { expect, test } from './pages/story.ts'

const TABLES = `
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE people (id bigint PRIMARY KEY, name text);
CREATE TABLE posts (
  id bigint PRIMARY KEY, author_id bigint REFERENCES users (id) ON DELETE CASCADE, editor_id bigint, title text
);
`

/** The end of an edge at a row: beside the card, on the side where the pointer finds it. */
async function endAt({ canvas, page }: Designer, row: string) {
  const { y } = await canvas.settled(row)
  const card = await page.getByTestId(`card-${row.split('.')[0]}`).boundingBox()
  for (const x of [(card?.x ?? 0) - 14, (card?.x ?? 0) + (card?.width ?? 0) + 14]) {
    await page.mouse.move(x, y)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    if ((await canvas.root.getAttribute('data-over')) === 'edge-end') return { x, y }
  }
  throw new Error(`no edge ends at ${row}`)
}

const keyIn = (sql: string) => /CONSTRAINT (\w+)?.*FOREIGN KEY .*/.exec(sql)?.[0] ?? sql

test('the end of a foreign key is pulled to another column, and to another table, one undo each', async ({
  designer,
  page,
}) => {
  await designer.startWith(TABLES)
  const { canvas } = designer
  await canvas.drag(await endAt(designer, 'posts.author_id'), await canvas.at('posts.editor_id'))
  await expect(designer.status).toContainText('posts.editor_id → users.id')
  expect(keyIn(await designer.sql())).toContain('(editor_id) REFERENCES users (id) ON DELETE CASCADE')
  await canvas.drag(await endAt(designer, 'users.id'), await canvas.at('people.id'))
  expect(keyIn(await designer.sql())).toContain('(editor_id) REFERENCES people (id) ON DELETE CASCADE')

  await test.step('where it can’t go it says why, and stays', async () => {
    await canvas.drag(await endAt(designer, 'people.id'), await canvas.at('users.email'))
    await expect(designer.status).toContainText('users.email is not unique')
    expect(keyIn(await designer.sql())).toContain('REFERENCES people (id)')
  })
  await designer.undo()
  await designer.undo()
  expect(keyIn(await designer.sql())).toContain('(author_id) REFERENCES users (id) ON DELETE CASCADE')

  await test.step('by keyboard, in the inspector', async () => {
    const end = await endAt(designer, 'posts.author_id')
    await page.mouse.click(end.x, end.y)
    const { inspector } = designer
    const choose = async (name: string, value: string) => {
      const field = inspector.getByRole('combobox', { name, exact: true })
      await field.fill(value)
      await field.press('Enter')
    }
    await choose('Target', 'people')
    expect(keyIn(await designer.sql())).toContain('(author_id) REFERENCES people (id)')
    await choose('Columns 1', 'editor_id')
    expect(keyIn(await designer.sql())).toContain('(editor_id) REFERENCES people (id)')
    await designer.undo()
    await designer.undo()
    expect(keyIn(await designer.sql())).toContain('(author_id) REFERENCES users (id)')
  })
})

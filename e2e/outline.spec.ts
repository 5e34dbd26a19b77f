import { toFile } from '#share'
import { madeUpDesign } from '../bench/made-up.ts'
import { Outline } from './pages/outline.ts'
import { expect, expectAccessible, test } from './pages/story.ts'

const SQL = `
  create table users (id int primary key, email text not null);
  create table posts (id int primary key, title text default 'untitled', author_id int references users on delete cascade);
  create type mood as enum ('happy', 'sad');
  comment on table users is 'People who write';
`

test('the outline is read as headings, tables and links', async ({ designer, page }) => {
  const outline = new Outline(page)
  await designer.startWith(SQL)
  await outline.open()
  await expect(outline.root.getByRole('heading', { name: 'Outline' })).toBeFocused()
  await expect(outline.root).toMatchAriaSnapshot(`
    - region "Outline of the design":
      - heading "Outline" [level=2]
      - button "Table"
      - button "Close outline"
      - region "Schema public":
        - heading "Schema public 2 tables" [level=3]
        - region "posts":
          - heading "posts" [level=4]
          - button "Add column to posts"
          - button "Add foreign key to posts"
          - button "Rename posts"
          - button "Drop posts"
          - table "Columns of posts":
            - caption: Columns of posts
            - rowgroup:
              - row "Name Type Null Default Key Comment References":
                - columnheader "Name"
                - columnheader "Type"
                - columnheader "Null"
                - columnheader "Default"
                - columnheader "Key"
                - columnheader "Comment"
                - columnheader "References"
                - cell
            - rowgroup:
              - row "id integer no empty yes empty Add foreign key from id Drop id":
                - rowheader "id":
                  - button "id"
              - row "title text yes 'untitled' no empty Add foreign key from title Drop title"
              - row "author_id integer yes empty no empty users.id Drop author_id":
                - cell "users.id":
                  - link "users.id"
          - table "Foreign keys":
            - caption: Foreign keys
            - rowgroup:
              - row "Columns Refer to On delete Name"
            - rowgroup:
              - row /author_id users/:
                - rowheader "author_id"
                - cell "users (id)":
                  - link "users (id)"
                - cell "posts_author_id_fkey"
        - region "users":
          - heading "users" [level=4]
          - paragraph: People who write
          - table "Columns of users"
          - paragraph:
            - text: Referred to by
            - link "posts"
        - table "Other objects of public":
          - rowgroup
          - rowgroup:
            - row "mood enum happy, sad"
  `)
  await expectAccessible(page)
  await outline.root.getByRole('link', { name: 'users (id)' }).click()
  await expect(outline.heading('users')).toBeFocused()
})

test('a schema is made and changed in the outline by keyboard alone, each edit one step', async ({
  designer,
  page,
}) => {
  const outline = new Outline(page)
  const { keyboard } = page
  const said = page.locator('.status-said')
  await designer.startWith(SQL)
  await outline.open()
  await test.step('a new table with two columns', async () => {
    await outline.tabTo(outline.root.getByRole('button', { name: 'Table', exact: true }))
    await keyboard.press('Enter')
    await expect(outline.root.getByRole('textbox', { name: 'Name of new_table' })).toBeFocused()
    await keyboard.type('comments')
    await keyboard.press('Enter')
    await expect(outline.heading('comments')).toBeFocused()
    await expect(said).toHaveText('new_table is now comments')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await keyboard.type('body')
    await keyboard.press('Tab')
    await keyboard.type('varchar(500)')
    await keyboard.press('Enter')
    // Past the last line a new one begins.
    await keyboard.type('rating')
    await keyboard.press('Tab')
    await keyboard.type('int')
    await keyboard.press('Tab')
    await expect(outline.cells('comments', 'body')).toContainText('varchar(500)')
    await expect(outline.cells('comments', 'rating')).toContainText('integer')
  })
  await test.step('null by Space, a default by typing it', async () => {
    await keyboard.press('Space')
    await expect(said).toHaveText('Null of rating: no')
    await keyboard.press('ArrowRight')
    await keyboard.type('3')
    await keyboard.press('Tab')
    expect(await designer.sql()).toMatch(/rating integer DEFAULT 3 NOT NULL|rating integer NOT NULL DEFAULT 3/)
  })
  await test.step('a foreign key from where the keyboard stands', async () => {
    await outline.tabTo(outline.table('comments').getByRole('button', { name: 'Add foreign key to comments' }))
    await keyboard.press('Enter')
    await expect(outline.root.getByRole('combobox', { name: 'Table referred to' })).toBeFocused()
    await keyboard.type('post')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await expect(said).toContainText('to posts')
    await expect(outline.cells('comments', 'post_id').getByRole('link', { name: 'posts.id' })).toBeVisible()
    expect(await designer.sql()).toContain('REFERENCES posts (id)')
  })
  await test.step('columns change places, and are dropped', async () => {
    await outline.tabTo(outline.columns('comments'))
    await keyboard.press('Control+ArrowUp')
    await keyboard.press('Control+ArrowLeft')
    await keyboard.press('ArrowDown')
    await keyboard.press('Alt+ArrowDown')
    await expect(said).toHaveText('body is now column 3 of 4')
    await expect(outline.columns('comments').getByRole('rowheader')).toHaveText(['id', 'rating', 'body', 'post_id'])
    await keyboard.press('Shift+Delete')
    await expect(outline.columns('comments').getByRole('rowheader')).toHaveText(['id', 'rating', 'post_id'])
    await keyboard.press('Control+z')
    await expect(outline.columns('comments').getByRole('rowheader')).toHaveText(['id', 'rating', 'body', 'post_id'])
  })
  await test.step('what others lean on is asked about', async () => {
    await outline.tabTo(outline.root.getByRole('button', { name: 'Drop posts', exact: true }))
    await keyboard.press('Enter')
    await expect(designer.dialog).toContainText('comments')
    await keyboard.press('Escape')
    await expect(outline.heading('posts')).toBeVisible()
  })
  await test.step('each edit was one step', async () => {
    for (let i = 0; i < 11; i++) await keyboard.press('Control+z')
    await expect(outline.heading('comments')).toBeHidden()
    await expect(outline.heading('new_table')).toBeVisible()
    await keyboard.press('Control+z')
    await expect(outline.heading('new_table')).toBeHidden()
  })
  await keyboard.press('Alt+7')
  await expect(outline.root).toBeHidden()
  await expect(designer.canvas.root).toBeFocused()
})

test('an outline of a thousand tables comes in pages, and goes to the one that is asked for', async ({
  designer,
  page,
}) => {
  const outline = new Outline(page)
  await designer.open()
  await designer.dropFile('large.json', toFile(madeUpDesign(1000)))
  await expect(designer.status).toContainText('1,000 tables')
  await outline.open()
  await expect(outline.heading('account_batch_80')).toBeVisible()
  await outline.pages.selectOption({ index: 3 })
  await expect(outline.heading('account_batch_80')).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ticket_rule_65')
  await page.keyboard.press('Enter')
  await expect(outline.heading('ticket_rule_65')).toBeVisible()
  // A page of the outline, not a thousand tables.
  expect(await outline.root.getByRole('heading', { level: 4 }).count()).toBeLessThan(40)
})

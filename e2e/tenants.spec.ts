import { expect, expectAccessible, test } from './pages/story.ts'

const SQL = `CREATE TABLE teams (id bigint PRIMARY KEY);
CREATE TABLE projects (id bigint PRIMARY KEY, team_id bigint NOT NULL REFERENCES teams ON DELETE CASCADE);
CREATE TABLE tasks (id bigint PRIMARY KEY, project_id bigint NOT NULL REFERENCES projects ON DELETE CASCADE);`

test('the tenants are marked once, and each table that is theirs says how it keeps them apart', async ({
  designer,
  page,
}) => {
  await designer.startWith(SQL)
  await designer.canvas.settled('teams')
  await designer.canvas.click('teams')
  const section = page.getByRole('region', { name: 'Tenants' })
  await expect(section).toContainText('This design has no tenants')
  await section.getByRole('button', { name: 'Its rows are the tenants' }).click()
  await expect(section).toContainText('A row of this table is a tenant')
  await expect(section.getByRole('row').filter({ hasText: 'projects' })).toContainText('team_id')
  await expect(section.getByRole('row').filter({ hasText: 'tasks' })).toContainText('no column')
  await expect(section.getByRole('row').filter({ hasText: 'tasks' })).toContainText('row security is off')
  await expectAccessible(page)
  await section.getByRole('button', { name: 'tasks' }).click()
  await expect(section).toContainText('Its rows belong to one of teams')
})

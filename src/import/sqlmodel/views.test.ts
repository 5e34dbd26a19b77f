import { expect, test } from 'vitest'
import { sqlmodelExporter, textOf } from '#export'
import { driftBetween, rootsOf, tablesOf } from '#model'
import { readSql } from '../../../test/notation/read-sql.ts'
import { readSqlmodel } from './read.ts'

const names = (text: string) => tablesOf(readSqlmodel(text).design).map((it) => it.name)

test('what is marked as a view is no table, and that is told', async () => {
  const text = `import sqlalchemy as sa
from sqlmodel import Field, SQLModel
views = sa.MetaData(info={"is_view": True})
a = sa.Table("a", views, sa.Column("id", sa.Integer))
b = sa.Table("b", SQLModel.metadata, sa.Column("id", sa.Integer), info={"is_view": True})
class C(SQLModel, table=True):
    __table_args__ = {"info": {"is_view": True}}
    id: int = Field(primary_key=True)
class D(SQLModel, table=True):
    id: int = Field(primary_key=True)
`
  expect(names(text)).toEqual(['d'])
  expect(readSqlmodel(text).notices.map((it) => `${it.at?.line} ${it.message}`)).toEqual([
    '4 3 views are left out: the text does not say what they select',
  ])
  const design = await readSql('create table a (id int primary key); create view v as select id from a;')
  const written = sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files.map(textOf).join('')
  const read = readSqlmodel(written).design
  expect(rootsOf(design, 'view')).toHaveLength(1)
  expect(driftBetween(design, read).map((it) => it.kind)).toEqual(['view'])
}, 60_000)

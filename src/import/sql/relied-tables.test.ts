import { expect, test } from 'vitest'
import { columnsOf, type Design, foreignKeysOf, pathOf, rootsOf, tablesOf, typeName } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { sqlImporter } from './index.ts'

const read = async (sql: string) => {
  const imported = await sqlImporter(openTestPostgres).read(sql)
  if (!imported) throw new Error('cancelled')
  return imported
}

const tables = (design: Design): readonly string[] =>
  tablesOf(design)
    .map(
      (it) =>
        `${pathOf(design, it.id)}: ${columnsOf(design, it.id).map((each) => `${each.name} ${typeName(design, each.type)}`)}`,
    )
    .sort()

test('a table of somebody else’s schema is there as far as it is referred to', async () => {
  const { design, ledger, notices } = await read(`
    create table profiles (id uuid primary key references auth.users on delete cascade, name text);
    create table notes (id bigint primary key, bucket text references storage.buckets (name), by uuid not null);
    alter table only notes add constraint notes_by_fkey foreign key (by) references auth.users(id);
    create function welcome() returns trigger language plpgsql as $$ begin return new; end $$;
    create policy own on profiles using (auth.uid() = id);
    create trigger joined after insert on auth.users for each row execute function welcome();`)
  expect(ledger.flatMap((it) => (it.fate === 'refused' ? it.message : []))).toEqual([
    'function auth.uid() does not exist',
  ])
  expect(tables(design)).toEqual([
    'auth.users: id uuid',
    'notes: id bigint,bucket text,by uuid',
    'profiles: id uuid,name text',
    'storage.buckets: name text',
  ])
  expect(notices.filter((it) => it.code === 'import/relied-on').map((it) => it.message)).toEqual([
    'The script relies on schema auth without making it; it was added to the design',
    'The script relies on table auth.users without making it; it was added to the design, with no more than what is referred to',
    'The script relies on schema storage without making it; it was added to the design',
    'The script relies on table storage.buckets without making it; it was added to the design, with no more than what is referred to',
  ])
})

test('a dump that adds its keys at the end relies on it as well', async () => {
  const { design } = await read(`
    create table public.posts (id bigint not null, author uuid not null);
    alter table only public.posts add constraint posts_author_fkey foreign key (author) references auth.users(id) on delete set null;
    alter table public.posts add column file uuid references storage.objects (id);`)
  expect(tables(design)).toEqual([
    'auth.users: id uuid',
    'posts: id bigint,author uuid,file uuid',
    'storage.objects: id uuid',
  ])
  const [posts] = tablesOf(design).filter((it) => it.name === 'posts')
  expect(foreignKeysOf(design, posts?.id ?? 'table:none').map((it) => it.onDelete)).toEqual(['set null', 'no action'])
})

test('a table that is missing in the script’s own schemas is refused, and nothing is made for what is refused anyway', async () => {
  const { design, ledger } = await read(`
    create table a (id int primary key, b int references gone (id));
    create table c (id nosuchtype primary key, d int references auth.users (id));
    create table e (id int primary key, f int references auth.users (id), g nosuchtype);
    create table h (id int primary key, j int references auth.users (id), k int references gone (id));
    create table l (id int primary key, m int references public.gone (id));`)
  expect(ledger.map((it) => it.fate)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
  expect([tables(design), rootsOf(design, 'schema').map((it) => it.name)]).toEqual([[], ['public']])
})

test('a table that can’t be made of what refers to it is not made', async () => {
  const { design, ledger } = await read(`
    create table a (id int primary key);
    alter table a add foreign key (author) references auth.users (id);
    create table b (id json references auth.users (id));`)
  expect(ledger.map((it) => it.fate)).toEqual(['modelled', 'refused', 'refused'])
  expect([tables(design), rootsOf(design, 'schema').map((it) => it.name)]).toEqual([['a: id integer'], ['public']])
}, 30_000)

import type { Page } from '@playwright/test'

/** What the code pane shows, line by line. */
export const codeOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.code-editor .view-line')]
      .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
      .map((it) => (it.textContent ?? '').replaceAll('\u00a0', ' '))
      .join('\n'),
  )

/** A schema with comments above a model and behind a field. */
export const PRISMA_SHOP = `datasource db {
  provider = "postgresql"
}

// Whoever buys from us.
model customer {
  id    Int    @id @default(autoincrement())
  email String @unique // in lower case
  orders order[]
}

model order {
  id          Int      @id @default(autoincrement())
  customer    customer @relation(fields: [customer_id], references: [id])
  customer_id Int
}
`

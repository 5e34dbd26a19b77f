import { isTree, statementTrees, type Tree } from '../reading/parse.ts'
import { listIn, tagged } from '../reading/trees.ts'

/** Postgres' table locks, weakest first (manual: 13.3.1). */
const LOCKS = ['none', 'row', 'share-update-exclusive', 'share', 'share-row-exclusive', 'access-exclusive'] as const
export type Lock = (typeof LOCKS)[number]

/** What ALTER TABLE does with less than the strongest lock (manual: ALTER TABLE; measured on 15 and 18). */
const MILD: Readonly<Record<string, Lock>> = {
  AT_ValidateConstraint: 'share-update-exclusive',
  AT_SetStatistics: 'share-update-exclusive',
  AT_SetRelOptions: 'share-update-exclusive',
  AT_ResetRelOptions: 'share-update-exclusive',
  AT_ClusterOn: 'share-update-exclusive',
  AT_DropCluster: 'share-update-exclusive',
  AT_SetOptions: 'share-update-exclusive',
  AT_ResetOptions: 'share-update-exclusive',
  AT_AttachPartition: 'share-update-exclusive',
  AT_EnableTrig: 'share-row-exclusive',
  AT_DisableTrig: 'share-row-exclusive',
}

function ofCommand(command: Tree): Lock {
  const sort = String(command.subtype)
  if (sort === 'AT_AddConstraint' && tagged(command.def, 'Constraint')?.contype === 'CONSTR_FOREIGN')
    return 'share-row-exclusive'
  if (sort === 'AT_DetachPartition' && tagged(command.def, 'PartitionCmd')?.concurrent === true)
    return 'share-update-exclusive'
  return MILD[sort] ?? 'access-exclusive'
}

const strongest = (locks: readonly Lock[]): Lock =>
  locks.reduce((most, it) => (LOCKS.indexOf(it) > LOCKS.indexOf(most) ? it : most), 'none')

/** What statements take on the table that they are about, by their tag in Postgres' parse. */
const STATEMENTS: Readonly<Record<string, (node: Tree) => Lock>> = {
  AlterTableStmt: (node) => strongest(listIn(node.cmds).map((it) => ofCommand(tagged(it, 'AlterTableCmd') ?? {}))),
  RenameStmt: () => 'access-exclusive',
  AlterObjectSchemaStmt: () => 'access-exclusive',
  DropStmt: (node) => (node.concurrent === true ? 'share-update-exclusive' : 'access-exclusive'),
  IndexStmt: (node) => (node.concurrent === true ? 'share-update-exclusive' : 'share'),
  CreateTrigStmt: () => 'share-row-exclusive',
  CreatePolicyStmt: () => 'access-exclusive',
  AlterPolicyStmt: () => 'access-exclusive',
  RuleStmt: () => 'access-exclusive',
  CommentStmt: () => 'share-update-exclusive',
  UpdateStmt: () => 'row',
  InsertStmt: () => 'row',
}

/** The strongest lock that a statement takes on its own table; the strongest of all where Postgres can't parse it. */
export function lockOf(sql: string): Lock {
  const trees = statementTrees(sql)
  if (!trees) return 'access-exclusive'
  return strongest(
    trees.flatMap((tree) =>
      Object.entries(tree).map(([tag, node]) => (isTree(node) ? (STATEMENTS[tag]?.(node) ?? 'none') : 'none')),
    ),
  )
}

/** Whether it stops writers, and whoever comes after it. Building an index is another rule's matter. */
export const isStrong = (lock: Lock): boolean => lock === 'access-exclusive' || lock === 'share-row-exclusive'

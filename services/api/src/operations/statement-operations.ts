import type { WorkspaceOperation } from '../http/operation.ts'
import { answerApprovalOperation } from './statements/answer-approval.ts'
import { askApprovalOperation } from './statements/ask-approval.ts'
import { createStatementTemplateOperation } from './statements/create-statement-template.ts'
import { deleteStatementTemplateOperation } from './statements/delete-statement-template.ts'
import { draftStatementOperation } from './statements/draft-statement.ts'
import { getStatementOperation } from './statements/get-statement.ts'
import { importStatementTemplatesOperation } from './statements/import-statement-templates.ts'
import { listStatementTemplatesOperation } from './statements/list-statement-templates.ts'
import { listStatementsOperation } from './statements/list-statements.ts'
import { publishStatementOperation } from './statements/publish-statement.ts'
import { saveStatementOperation } from './statements/save-statement.ts'
import { seeStatementOperation } from './statements/see-statement.ts'
import { updateStatementTemplateOperation } from './statements/update-statement-template.ts'
import { withdrawApprovalOperation } from './statements/withdraw-approval.ts'

/** statements.ts of the contracts. */
export const statementOperations: readonly WorkspaceOperation[] = [
  answerApprovalOperation,
  askApprovalOperation,
  createStatementTemplateOperation,
  deleteStatementTemplateOperation,
  draftStatementOperation,
  getStatementOperation,
  importStatementTemplatesOperation,
  listStatementTemplatesOperation,
  listStatementsOperation,
  publishStatementOperation,
  saveStatementOperation,
  seeStatementOperation,
  updateStatementTemplateOperation,
  withdrawApprovalOperation,
]

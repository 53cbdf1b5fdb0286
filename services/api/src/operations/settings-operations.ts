import type { WorkspaceOperation } from '../http/operation.ts'
import { checkChannelOperation } from './settings/check-channel.ts'
import { createImportOperation } from './imports/create-import.ts'
import { getImportOperation } from './imports/get-import.ts'
import { getImportRefusalsOperation } from './imports/get-import-refusals.ts'
import { listImportsOperation } from './imports/list-imports.ts'
import { putImportPartOperation } from './imports/put-import-part.ts'
import { startImportOperation } from './imports/start-import.ts'
import { stopImportOperation } from './imports/stop-import.ts'
import { undoImportOperation } from './imports/undo-import.ts'
import { createBrandOperation } from './settings/create-brand.ts'
import { createCannedResponseOperation } from './settings/create-canned-response.ts'
import { createChannelOperation } from './settings/create-channel.ts'
import { createLabelOperation } from './settings/create-label.ts'
import { deleteCannedResponseOperation } from './settings/delete-canned-response.ts'
import { deleteChannelOperation } from './settings/delete-channel.ts'
import { deleteLabelOperation } from './settings/delete-label.ts'
import { getChannelOperation } from './settings/get-channel.ts'
import { getChannelListeningOperation } from './settings/get-channel-listening.ts'
import { getChannelUsageOperation } from './settings/get-channel-usage.ts'
import { getWorkspaceOperation } from './settings/get-workspace.ts'
import { listBrandsOperation } from './settings/list-brands.ts'
import { listCannedResponsesOperation } from './settings/list-canned-responses.ts'
import { listChannelGapsOperation } from './settings/list-channel-gaps.ts'
import { renewChannelSecretOperation } from './settings/renew-channel-secret.ts'
import { listChannelKindsOperation } from './settings/list-channel-kinds.ts'
import { listChannelsOperation } from './settings/list-channels.ts'
import { listLabelsOperation } from './settings/list-labels.ts'
import { setChannelBudgetOperation } from './settings/set-channel-budget.ts'
import { createNoticePlaceOperation } from './settings/create-notice-place.ts'
import { deleteNoticePlaceOperation } from './settings/delete-notice-place.ts'
import { listChannelRoomsOperation } from './settings/list-channel-rooms.ts'
import { listNoticePlacesOperation } from './settings/list-notice-places.ts'
import { testNoticePlaceOperation } from './settings/test-notice-place.ts'
import { updateNoticePlaceOperation } from './settings/update-notice-place.ts'
import { updateBrandOperation } from './settings/update-brand.ts'
import { updateCannedResponseOperation } from './settings/update-canned-response.ts'
import { updateChannelOperation } from './settings/update-channel.ts'
import { updateLabelOperation } from './settings/update-label.ts'
import { updateWorkspaceOperation } from './settings/update-workspace.ts'

/** settings.ts of the contracts. */
export const settingsOperations: readonly WorkspaceOperation[] = [
  createImportOperation,
  getImportOperation,
  getImportRefusalsOperation,
  listImportsOperation,
  putImportPartOperation,
  startImportOperation,
  stopImportOperation,
  undoImportOperation,
  checkChannelOperation,
  createBrandOperation,
  createCannedResponseOperation,
  createChannelOperation,
  createLabelOperation,
  deleteCannedResponseOperation,
  deleteChannelOperation,
  deleteLabelOperation,
  getChannelOperation,
  getChannelListeningOperation,
  getChannelUsageOperation,
  getWorkspaceOperation,
  listBrandsOperation,
  listCannedResponsesOperation,
  listChannelsOperation,
  listChannelGapsOperation,
  renewChannelSecretOperation,
  listChannelKindsOperation,
  listLabelsOperation,
  setChannelBudgetOperation,
  createNoticePlaceOperation,
  deleteNoticePlaceOperation,
  listChannelRoomsOperation,
  listNoticePlacesOperation,
  testNoticePlaceOperation,
  updateNoticePlaceOperation,
  updateBrandOperation,
  updateCannedResponseOperation,
  updateChannelOperation,
  updateLabelOperation,
  updateWorkspaceOperation,
]

import type { Brand, Label } from '@hubbub/contracts'
import type { CannedResponse, Workspace } from '@hubbub/contracts/http'

export interface SettingsRepository {
  findWorkspace(): Promise<Workspace | null>
  lockWorkspace(): Promise<Workspace | null>
  updateWorkspace(patch: { name?: string | undefined }): Promise<Workspace>
  /** `drill`: nothing ever leaves it. */
  insertWorkspace(workspace: { id: string; name: string; demo: boolean; drill?: true }): Promise<void>
  isDrill(): Promise<boolean>
  /** Holds every other first run back until the transaction ends; false where there is a workspace already. */
  claimFirstRun(): Promise<boolean>

  listBrands(): Promise<Brand[]>
  lockBrand(id: string): Promise<Brand | null>
  insertBrand(brand: { id: string; name: string; signature: string }): Promise<Brand>
  updateBrand(
    id: string,
    patch: { name?: string | undefined; signature?: string | undefined },
  ): Promise<Brand>

  listLabels(): Promise<Label[]>
  lockLabel(id: string): Promise<Label | null>
  insertLabel(label: { id: string; name: string; color: string }): Promise<Label>
  updateLabel(id: string, patch: { name?: string | undefined; color?: string | undefined }): Promise<Label>
  deleteLabel(id: string): Promise<void>

  listCannedResponses(): Promise<CannedResponse[]>
  lockCannedResponse(id: string): Promise<CannedResponse | null>
  insertCannedResponse(canned: { id: string; shortcut: string; text: string }): Promise<CannedResponse>
  updateCannedResponse(
    id: string,
    patch: { shortcut?: string | undefined; text?: string | undefined },
  ): Promise<CannedResponse>
  deleteCannedResponse(id: string): Promise<void>
}

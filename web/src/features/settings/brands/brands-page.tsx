import { useQuery } from '@tanstack/react-query'
import { Pencil, Store } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Row, Rows } from '#components/rows.tsx'
import { brandsQuery } from '#lib/queries/brands.query.ts'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { BrandDialog } from './brand-dialog.tsx'

export function BrandsPage() {
  const { workspace, can } = useSession()
  const query = useQuery(brandsQuery(workspace.id))
  const mayWrite = can('brand:write')
  const create = mayWrite ? <BrandDialog trigger={<Button variant="primary">New brand</Button>} /> : undefined
  return (
    <SettingsPage
      title="Brands"
      description="The names under which customers know you. Each mailbox belongs to one."
      actions={query.data?.length ? create : null}
      needs="brand:read"
    >
      <Loaded
        query={query}
        what="the brands"
        empty={<EmptyState icon={Store} title="No brands yet" action={create} />}
      >
        {(brands) => (
          <Rows label="Brands">
            {brands.map((brand) => (
              <Row
                key={brand.id}
                title={brand.name}
                detail={
                  brand.signature ? (
                    <span className="line-clamp-3 whitespace-pre-line">{brand.signature}</span>
                  ) : (
                    'No signature'
                  )
                }
                actions={
                  mayWrite ? (
                    <BrandDialog
                      brand={brand}
                      trigger={
                        <IconButton label={`Change ${brand.name}`}>
                          <Pencil />
                        </IconButton>
                      }
                    />
                  ) : null
                }
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}

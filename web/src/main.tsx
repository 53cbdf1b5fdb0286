import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from '#app/providers.tsx'
import { createApp } from '#app/router.tsx'
import { followSystemTheme } from '#lib/theme.ts'
import './styles/main.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

const { queryClient, router } = createApp()
followSystemTheme()
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)

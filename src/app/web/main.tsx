import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../platform/ui/theme-variables.css';
import './mantine.css';
import './fonts.css';
import '../../platform/ui/base.css';
import { queryClient } from '../../platform/ui/query.ts';
import { theme } from '../../platform/ui/theme.ts';
import { keepPage } from './keep-page.ts';
import { ifHere, readEarly } from './read-early.ts';
import { router } from './router.tsx';

const page = (
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>
);

const start = async (): Promise<void> => {
  const answers = window.earlyAnswers;
  await Promise.all([ifHere(router.load()), answers && readEarly(queryClient, answers)]);
  const root = document.getElementById('root');
  if (root) createRoot(root).render(page);
};

// Not awaited at the top: the pages that load later import this very file's pieces and would wait for it, and it for them.
void start().then(keepPage);

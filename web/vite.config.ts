import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/app/',
  plugins: [react(), compressed()],
  server: { proxy: { '/api': api, '/portal': api } },
  build: { chunkSizeWarningLimit: 900 },
});

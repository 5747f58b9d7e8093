import { defineConfig } from 'vite';

const SCRIPTS = ['widget', 'client'];

/** Static files: the pages, and scripts of one file each, whose names never change as other sites refer to them. */
export default defineConfig(({ mode }) =>
  SCRIPTS.includes(mode)
    ? {
        publicDir: false,
        build: {
          outDir: 'dist/web',
          emptyOutDir: false,
          lib: { entry: `src/${mode}/index.ts`, formats: ['es'], fileName: () => `${mode}.js` },
        },
      }
    : {
        root: 'src/page',
        base: './',
        build: {
          outDir: '../../dist/web',
          emptyOutDir: true,
          chunkSizeWarningLimit: 800, // kB: the component that draws the API's documentation is one piece
          rollupOptions: { input: ['index', 'embed', 'docs'].map((page) => `src/page/${page}.html`) },
        },
      },
);

import { defineConfig } from 'vite';

/** Static files: the page, and the widget, whose name never changes as other sites refer to it. */
export default defineConfig(({ mode }) =>
  mode === 'widget'
    ? {
        publicDir: false,
        build: {
          outDir: 'dist/web',
          emptyOutDir: false,
          lib: { entry: 'src/widget/index.ts', formats: ['es'], fileName: () => 'widget.js' },
        },
      }
    : {
        root: 'src/page',
        base: './',
        build: {
          outDir: '../../dist/web',
          emptyOutDir: true,
          rollupOptions: { input: ['src/page/index.html', 'src/page/embed.html'] },
        },
      },
);

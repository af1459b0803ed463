import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent, h } from 'vue';
import './style.css';
import TrunkLines from './TrunkLines.vue';

const theme: Theme = {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, undefined, { 'home-hero-image': () => h(TrunkLines) }),
  enhanceApp({ app }) {
    app.component(
      'CodeExplorer',
      defineAsyncComponent(() => import('./CodeExplorer.vue')),
    );
  },
};
export default theme;

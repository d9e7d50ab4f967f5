// Runs before the page is painted: light or dark, as was chosen here or as the system says.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const theme = localStorage.getItem('theme') || (system.matches ? 'dark' : 'light');
    document.documentElement.dataset.bsTheme = theme;
  };
  show();
  system.addEventListener('change', show);
  addEventListener('storage', show);
})();

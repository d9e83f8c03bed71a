// Asks for the page anew; what was chosen stands in the address and comes back.
document.addEventListener('click', event => {
  if (event.target.closest('[data-reload]')) location.reload();
});

// The server has forgotten this page: nothing typed can be saved, so the page is simply asked for anew.
document.getElementById('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') location.reload();
});

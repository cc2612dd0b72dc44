"""What every change needs: audit, outbox and worker, sessions, drafts, limits."""

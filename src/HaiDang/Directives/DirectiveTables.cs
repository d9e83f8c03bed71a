using HaiDang.Data;
using HaiDang.Directives.Moves;
using Microsoft.EntityFrameworkCore;
namespace HaiDang.Directives;

public static class DirectiveTables
{
    extension(HaiDangDb db)
    {
        public DbSet<Meeting> Meetings => db.Set<Meeting>();
        public DbSet<Directive> Directives => db.Set<Directive>();
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
        public DbSet<AssignmentUnit> AssignmentUnits => db.Set<AssignmentUnit>();
        public DbSet<AssignmentEvent> AssignmentEvents => db.Set<AssignmentEvent>();
        public DbSet<AssignmentState> AssignmentStates => db.Set<AssignmentState>();
        public DbSet<Milestone> Milestones => db.Set<Milestone>();
        public DbSet<AssignmentMove> AssignmentMoves => db.Set<AssignmentMove>();
        public DbSet<Evidence> Evidence => db.Set<Evidence>();
        public DbSet<EvidenceContent> EvidenceContents => db.Set<EvidenceContent>();
        public DbSet<InternalNote> InternalNotes => db.Set<InternalNote>();
    }
}

namespace HaiDang.Shell.Access;

/// <summary>What is somebody here for? One account may have several, but not two that are <see cref="ApartRoles">kept apart</see>.</summary>
/// <remarks>Kept by name. Whoever has not signed in is the public and has none of these.</remarks>
public enum Role
{
    Leader, StaffOfficer, Analyst, Dispatcher, DeskSupervisor, CommuneChief, PersonnelOfficer, ProjectOfficer,
    StandardsAssessor, StandardsVerifier, StandardsDecider, RecordsOfficer, Auditor, Administrator,
}

/// <summary>What is said of roles besides their names?</summary>
public static class Roles
{
    public static Role[] All { get; } = Enum.GetValues<Role>();

    /// <summary>These can undo what others have done, see everything or decide for all: a password alone does not let them in.</summary>
    public static Role[] NeedSecondFactor { get; } =
        [Role.Leader, Role.StaffOfficer, Role.DeskSupervisor, Role.PersonnelOfficer, Role.StandardsDecider, Role.RecordsOfficer, Role.Auditor, Role.Administrator];

    /// <summary>These answer for part of the ground and never see all of it.</summary>
    public static Role[] OfPlaces { get; } = [Role.CommuneChief];

    /// <summary>What these do cannot be done to part of the ground: with less than all of it they could do nothing.</summary>
    public static Role[] OfWhole { get; } = [Role.Auditor, Role.Administrator];

    public static string Words(Role role) => Shell.Words.Of<Texts>($"Role.{role}");
}

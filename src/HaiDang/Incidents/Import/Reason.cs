namespace HaiDang.Incidents.Import;

/// <summary>Why was a row refused, or taken in with a doubt? In JSON and in the resources (<c>Reason.…</c>) by these names.</summary>
public enum Reason
{
    // Refused.
    RaggedRow,
    NoTime,
    UnreadableTime,
    ImpossibleTime,
    FutureTime,
    EndBeforeStart,
    UnreadablePoint,
    Outside,
    RepeatedReference,
    TooLong,

    // Taken in, with a doubt.
    NoCoordinates,
    ZeroCoordinates,
    JustOutside,
    PlaceDisagrees,
    DividedPlace,
    UnknownPlace,
    NoPlace,
    RoundTime,
    DayOnly,
    MonthOnly,
    Pile,
    SameAsAnother,
}

public static class Reasons
{
    extension(Reason reason)
    {
        public bool Refuses => reason < Reason.NoCoordinates;

        /// <summary>Its name in JSON ("noCoordinates").</summary>
        public string Key
        {
            get
            {
                var name = reason.ToString();
                return char.ToLowerInvariant(name[0]) + name[1..];
            }
        }

        /// <summary>What the incident itself remembers of it.</summary>
        public Doubts Doubt => reason switch
        {
            Reason.NoCoordinates => Doubts.NoPoint,
            Reason.ZeroCoordinates => Doubts.ZeroPoint,
            Reason.JustOutside => Doubts.JustOutside,
            Reason.PlaceDisagrees => Doubts.PlaceDisagrees,
            Reason.DividedPlace or Reason.UnknownPlace or Reason.NoPlace => Doubts.NoPlace,
            Reason.RoundTime => Doubts.RoundTime,
            Reason.DayOnly => Doubts.DayOnly,
            Reason.MonthOnly => Doubts.MonthOnly,
            Reason.Pile => Doubts.Pile,
            Reason.SameAsAnother => Doubts.SameAsAnother,
            _ => Doubts.None,
        };
    }
}

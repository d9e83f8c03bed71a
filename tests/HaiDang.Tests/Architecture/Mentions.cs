using System.Reflection;
using System.Reflection.Emit;
namespace HaiDang.Tests.Architecture;

/// <summary>Which types does a type's compiled code speak of: bases, signatures, attributes and every operand of its instructions?</summary>
internal static class Mentions
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> In(Type type) => Raw(type).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Raw(Type type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var attribute in Attributes(type)) yield return attribute;
        foreach (var field in type.GetFields(Own)) yield return field.FieldType;
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            if (method is MethodInfo { ReturnType: var answer }) yield return answer;
            foreach (var attribute in Attributes(method)) yield return attribute;
            if (method.GetMethodBody() is not { } body) continue;
            foreach (var local in body.LocalVariables) yield return local.LocalType;
            foreach (var operand in Operands(method, body)) yield return operand;
        }
    }

    /// <summary>Attribute types, and the types that their arguments name.</summary>
    private static IEnumerable<Type> Attributes(MemberInfo member) => member.GetCustomAttributesData().SelectMany(a =>
        a.ConstructorArguments.Select(c => c.Value).OfType<Type>().Append(a.AttributeType));

    private static IEnumerable<Type> Operands(MethodBase method, MethodBody body) => Members(method, body).SelectMany(Named);

    /// <summary>The methods and constructors that a method's instructions name.</summary>
    public static IEnumerable<MethodBase> Called(MethodBase method) => method.GetMethodBody() is { } body ? Members(method, body).OfType<MethodBase>() : [];

    private static IEnumerable<MemberInfo?> Members(MethodBase method, MethodBody body)
    {
        var code = body.GetILAsByteArray()!;
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | code[at++]));
            var instruction = Instructions[value];
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod);
            at += Width(instruction.OperandType, code, at);
        }
    }

    private static IEnumerable<Type> Named(MemberInfo? member)
    {
        if (member is Type type) yield return type;
        if (member?.DeclaringType is { } owner) yield return owner;
        if (member is FieldInfo field) yield return field.FieldType;
        if (member is not MethodBase method) yield break;
        foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: var answer }) yield return answer;
        if (method.IsGenericMethod)
            foreach (var argument in method.GetGenericArguments()) yield return argument;
    }

    private static int Width(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
